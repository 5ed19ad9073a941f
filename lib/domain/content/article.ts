import * as z from 'zod';
import { slug } from './parts/slug.ts';

export const articleId = slug<'ArticleId'>();
export type ArticleId = z.infer<typeof articleId>;

const knownOrUnknown = z.string().min(1);

/** The beginning of the SHA-256 of a paragraph's words: tells whether it is still the same, and nothing of what it says. */
const paragraphHash = z.string().regex(/^[0-9a-f]{12}$/, 'must be twelve hexadecimal digits');

/** Numbers of paragraphs, counted from 1. */
const numbers = z.array(z.int().positive());

/**
 * A source text, cited but never stored. `paragraphs` counts the paragraphs of the text, so that evidence can be checked
 * by those who do not hold the text. A field the text does not answer says "unknown".
 */
export const articleSchema = z
  .strictObject({
    id: articleId.describe('The name of this file.'),
    text: z
      .string()
      .min(1)
      .describe(
        'The file with its text, as "dripline add" keeps it, or where you do: "dripline check --articles FOLDER".',
      ),
    paragraphs: z
      .int()
      .positive()
      .describe('How many paragraphs the text has; evidence names them by their numbers.'),
    title: knownOrUnknown.describe('Its title, as published.'),
    author: knownOrUnknown.describe('Who wrote it, or "unknown".'),
    publisher: knownOrUnknown.describe('Where it was published, or "unknown".'),
    date: knownOrUnknown.describe(
      'When, as precisely as the article says, such as 2024-05-31; or "unknown".',
    ),
    url: z
      .union([z.literal('unknown'), z.url({ protocol: /^https?$/ })])
      .describe('Its address, in full; or "unknown". It is cited with it.'),
    language: z
      .string()
      .regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/, 'must be a language such as "en" or "pt-BR"')
      .optional()
      .describe('The language of the text, such as en or pt-BR.'),
    note: z
      .string()
      .min(1)
      .optional()
      .describe('Anything that whoever works with it should know. No reader sees it.'),
    hashes: z
      .array(paragraphHash)
      .optional()
      .describe('One of each paragraph, as the text was when "dripline add" brought it in.'),
    stale: numbers
      .optional()
      .describe(
        'Paragraphs whose words have changed since insights cited them, until you have looked and take the number out.',
      ),
    proposed: numbers
      .optional()
      .describe('Paragraphs that "dripline distil" has proposed insights from, and does not again.'),
  })
  .refine(({ hashes, paragraphs }) => hashes === undefined || hashes.length === paragraphs, {
    path: ['hashes'],
    message: 'must be as many as there are paragraphs',
  });
export type Article = z.infer<typeof articleSchema>;
