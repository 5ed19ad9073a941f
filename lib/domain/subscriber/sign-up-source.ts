import * as z from 'zod';

/** As long as the name of a campaign needs to be, and no essay. */
const longest = 40;

/**
 * Where a sign-up came from, in the words of whoever made the link to the form: `?source=spring-fair`. Anybody can type
 * one, so that it is a short name of letters and digits, whatever else was there.
 */
export const signUpSource = z
  .string()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u)
  .max(longest)
  .brand<'SignUpSource'>();

export type SignUpSource = z.infer<typeof signUpSource>;

/** What is left of something typed once it is cleaned; undefined where that is nothing. */
export const readSignUpSource = (typed: string | null | undefined): SignUpSource | undefined => {
  const cleaned = (typed ?? '')
    .slice(0, 10 * longest)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^[._-]+/, '');
  const short = [...cleaned].slice(0, longest).join('').replace(/-+$/, '');
  return signUpSource.safeParse(short).data;
};
