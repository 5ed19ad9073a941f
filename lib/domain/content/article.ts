import * as z from 'zod';
import { slug } from './slug.ts';

export const articleId = slug<'ArticleId'>();
export type ArticleId = z.infer<typeof articleId>;

const knownOrUnknown = z.string().min(1);

/** The beginning of the SHA-256 of a paragraph's words: tells whether it is still the same, and nothing of what it says. */
export const paragraphHash = z.string().regex(/^[0-9a-f]{12}$/, 'must be twelve hexadecimal digits');

/** Numbers of paragraphs, counted from 1. */
const numbers = z.array(z.int().positive());

/**
 * A source text, cited but never stored. `paragraphs` counts the paragraphs of the text, so that evidence can be checked
 * by those who do not hold the text. A field the text does not answer says "unknown".
 */
export const articleSchema = z
  .strictObject({
    id: articleId,
    /** File name of the text, for whoever has it. */
    text: z.string().min(1),
    paragraphs: z.int().positive(),
    title: knownOrUnknown,
    author: knownOrUnknown,
    publisher: knownOrUnknown,
    date: knownOrUnknown,
    url: z.union([z.literal('unknown'), z.url({ protocol: /^https?$/ })]),
    /** Of the text, as its page names it. */
    language: z
      .string()
      .regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/, 'must be a language such as "en" or "pt-BR"')
      .optional(),
    note: z.string().min(1).optional(),
    /** Of each paragraph, as the text was when it was brought in. */
    hashes: z.array(paragraphHash).optional(),
    /** Paragraphs whose words have changed since insights cited them, and nobody has looked at these since. */
    stale: numbers.optional(),
    /** Paragraphs that insights have been proposed from: what became of those is the author's business. */
    proposed: numbers.optional(),
  })
  .refine(({ hashes, paragraphs }) => hashes === undefined || hashes.length === paragraphs, {
    path: ['hashes'],
    message: 'must be as many as there are paragraphs',
  });
export type Article = z.infer<typeof articleSchema>;
