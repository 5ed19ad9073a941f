import type { MailValues, Segments } from './mail.ts';

/** Puts one subscriber's values into a text with holes, each through `escape`. */
export const fill = (segments: Segments, values: MailValues, escape: (value: string) => string): string =>
  segments.map((segment) => (typeof segment === 'string' ? segment : escape(values[segment.value]))).join('');
