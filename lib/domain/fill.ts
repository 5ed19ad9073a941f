import type { MailValues, Segments } from './mail.ts';

/** Puts one subscriber's values into a text with holes, each through `escaped`. */
export const fill = (segments: Segments, values: MailValues, escaped: (value: string) => string): string =>
  segments
    .map((segment) => (typeof segment === 'string' ? segment : escaped(values[segment.value])))
    .join('');
