/** An hour as people write it, and whether it is a full one: `9:00`, `9.00`, `9h`, `9 h 30`, `9 Uhr`, `9 pm`. */
export const timeOfDay = (text: string): { hour: number; isFull: boolean } | undefined => {
  const written = /^(\d{1,2})(?:[:.](\d\d)| ?h(?: ?(\d\d))?)?(?: ?(am|pm|a\.m\.|p\.m\.)| ?(?:Uhr|h))?$/i;
  const [whole, said, ...rest] = written.exec(text.replaceAll(/[\u00a0\u202f]/g, ' ').trim()) ?? [];
  if (whole === undefined || whole === said) return undefined;
  const [minutes = '00'] = rest.slice(0, 2).filter((part) => part !== undefined);
  const half = rest[2]?.charAt(0).toLowerCase();
  const twelfth = Number(said) % 12;
  const hour = half === undefined ? Number(said) : twelfth + (half === 'p' ? 12 : 0);
  const isKnown = half === undefined ? hour < 24 : Number(said) >= 1 && Number(said) <= 12;
  return isKnown && Number(minutes) < 60 ? { hour, isFull: minutes === '00' } : undefined;
};
