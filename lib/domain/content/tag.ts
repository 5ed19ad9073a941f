import * as z from 'zod';

/** Words of any script in lower case, joined by hyphens: `VIP` is `vip`, `early_bird` and `Early Bird` are `early-bird`. */
const canonical = (typed: string): string =>
  typed
    .toLowerCase()
    .replace(/['\u2019]/g, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .normalize('NFC');

/**
 * A word that an operator marks subscribers with, to send an issue to some of a list's members. However it is
 * typed, it is kept in one spelling. Tags never leave the record: SES's rules for its own tags do not bind them.
 */
export const tag = z
  .string()
  .transform((typed, context) => {
    const name = canonical(typed);
    if (name.length > 0 && name.length <= 64) return name;
    context.addIssue({
      code: 'custom',
      message: name === '' ? 'must hold letters or digits' : 'is longer than 64 characters',
    });
    return z.NEVER;
  })
  .brand<'Tag'>();
export type Tag = z.infer<typeof tag>;
