import * as z from 'zod';

/** As every program writes it: the same in each rendering, and without spaces that would cut it. */
const written = (url: string): string => new URL(url).href;

/** An address of the web as an author may link to it, or undefined. */
export const addressOfLink = (url: string): string | undefined =>
  /^https?:\/\/[^/\\]/i.test(url) && URL.canParse(url) ? written(url) : undefined;

export const webAddress = z.string().transform((url, context): string => {
  const address = addressOfLink(url);
  if (address !== undefined) return address;
  context.addIssue({
    code: 'custom',
    message: `is "${url}"; a link starts with https:// or http://`,
    input: url,
  });
  return z.NEVER;
});

/** Where a button leads: a page that nobody on the way can change, or a mail to somebody. */
export const buttonUrl = z.string().transform((url, context): string => {
  const isMail = /^mailto:[^@\s/?]+@[^@\s/?]+(?:\?\S*)?$/i.test(url);
  if (isMail || /^https:/i.test(url)) {
    const address = isMail && URL.canParse(url) ? written(url) : addressOfLink(url);
    if (address !== undefined) return address;
  }
  context.addIssue({
    code: 'custom',
    message: `is "${url}"; a button leads to https://… or to mailto:somebody@example.com`,
    input: url,
  });
  return z.NEVER;
});
