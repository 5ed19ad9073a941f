/** `1 lesson`, `3,000 lessons`, for whoever runs Dripline: what readers are told is in `lib/words`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
