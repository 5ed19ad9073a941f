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
  id: articleId,
  /** File name of the text, for whoever has it. */
  text: z.string().min(1),
  paragraphs: z.int().positive(),
  title: knownOrUnknown,
  author: knownOrUnknown,
  publisher: knownOrUnknown,
  date: knownOrUnknown,
  url: z.union([z.literal('unknown'), z.url({ protocol: /^https?$/ })]),
  note: z.string().min(1).optional(),
});
export type Article = z.infer<typeof articleSchema>;
