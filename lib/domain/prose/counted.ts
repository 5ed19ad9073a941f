/** `1 lesson`, `3 lessons`, for whoever runs Dripline: what readers are told is in `lib/words`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;
