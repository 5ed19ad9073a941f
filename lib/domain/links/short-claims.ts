import { type Claims, type ClaimsFor, claimsSchema, type Purpose } from './claims.ts';

/**
 * Claims as short text: a letter for the purpose, and the values in a fixed order with dots between them, numbers to the base
 * 36. Everything in it is a lower-case letter, a digit, a hyphen or a dot, so that a program that changes case takes
 * nothing away. Links live as long as the mails they are in: letters and orders stay as they are, and what is new comes last.
 */
const shapes = {
  confirm: ['c', 's', 'c', 'e', 'x', 'n'],
  unsubscribe: ['u', 's', 'c'],
  undo: ['b', 's', 'c', 'x'],
  preferences: ['p', 's', 'c'],
  own: ['o', 's'],
  read: ['r', 's', 'c', 'm'],
  'address-change': ['a', 's', 'c', 'n', 'x'],
  'unsubscribe-list': ['ul', 's', 'l'],
  'unsubscribe-all': ['ua', 's'],
  'undo-all': ['ba', 's', 't', 'x'],
  'read-list': ['rl', 's', 'l'],
  'undo-list': ['bl', 's', 'l', 'x'],
  'scanner-trap': ['t', 's'],
  form: ['f', 't', 'v'],
  'confirm-list': ['cl', 's', 'l', 'n', 'x'],
  'address-change-list': ['al', 's', 'l', 'n', 'x'],
} as const satisfies Record<Purpose, readonly [letter: string, ...names: string[]]>;

const numbers: ReadonlySet<string> = new Set(['e', 'n', 't', 'x']);

export const writeShortClaims = (claims: Claims): string => {
  const [letter, ...names] = shapes[claims.p];
  const values = new Map<string, string | number | undefined>(Object.entries(claims));
  return [letter, ...names.flatMap((name) => values.get(name)?.toString(36) ?? [])].join('.');
};

/** Undefined for what was not written for this purpose. */
export const readShortClaims = <P extends Purpose>(purpose: P, text: string): ClaimsFor<P> | undefined => {
  const [letter, ...names] = shapes[purpose];
  const [given, ...values] = text.split('.');
  if (given !== letter || values.length > names.length) return undefined;
  const read = values.map((value, index) => {
    const name = names[index] ?? '';
    return [name, numbers.has(name) ? Number.parseInt(value, 36) : value];
  });
  // The schema is a union over `p`, and `p` is given: TypeScript can not narrow a generic by it.
  return claimsSchema.safeParse({ ...Object.fromEntries(read), p: purpose }).data as ClaimsFor<P> | undefined;
};
