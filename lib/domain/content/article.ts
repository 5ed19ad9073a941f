import * as z from 'zod';
import { slug } from './slug.ts';

export const articleId = slug<'ArticleId'>();
export type ArticleId = z.infer<typeof articleId>;

const knownOrUnknown = z.string().min(1);

/**
 * A source text, cited but never stored. `paragraphs` counts the non-blank lines of the text, from 1,
 * so that evidence can be checked by those who do not hold the text. A field the text does not answer
 * says "unknown".
 */
export const articleSchema = z.strictObject({
  id: articleId.describe('The name of this file.'),
  text: z
    .string()
    .min(1)
    .describe('The file with its text, where you keep it, for "dripline check --articles FOLDER".'),
  paragraphs: z
    .int()
    .positive()
    .describe('How many paragraphs the text has; evidence names them by their numbers.'),
  title: knownOrUnknown.describe('Its title, as published.'),
  author: knownOrUnknown.describe('Who wrote it, or "unknown".'),
  publisher: knownOrUnknown.describe('Where it was published, or "unknown".'),
  date: knownOrUnknown.describe('When, as precisely as the article says, such as 2024-05-31; or "unknown".'),
  url: z
    .union([z.literal('unknown'), z.url({ protocol: /^https?$/ })])
    .describe('Its address, in full; or "unknown". It is cited with it.'),
  note: z
    .string()
    .min(1)
    .optional()
    .describe('Anything that whoever works with it should know. No reader sees it.'),
});
export type Article = z.infer<typeof articleSchema>;
