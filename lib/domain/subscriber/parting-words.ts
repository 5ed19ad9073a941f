import * as z from 'zod';
import { courseId } from '../content/course.ts';
import { listId } from '../content/newsletter.ts';
import { type Instant, instantSchema, later } from '../time/instant.ts';
import { subscriberId } from './subscriber.ts';
import { unsubscribeReason } from './unsubscribe-reason.ts';

/**
 * What somebody who has left says of it in words of their own, if they do: for the operator to read, and for nobody's page or
 * mail.
 */

/** As much as an answer to one question takes. */
export const longestPartingWords = 500;

/** What says nothing, or acts on the text around it: turns its direction, hides, is no character. */
const unseen =
  /[\p{Co}\p{Noncharacter_Code_Point}\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFD\u{E0000}-\u{E007F}]/gu;

/** More marks on one letter than any script has write over the lines around it. */
const heaped = /(\p{M}{7})\p{M}+/gu;

/** What is kept of what was typed: one line of text, in any script; undefined where that is nothing. */
export const readPartingWords = (typed: string | null | undefined): string | undefined => {
  const cleaned = (typed ?? '')
    .slice(0, 8 * longestPartingWords)
    .toWellFormed()
    .normalize('NFC')
    .replace(unseen, '')
    .replace(heaped, '$1')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  const short = [...cleaned].slice(0, longestPartingWords).join('').trim();
  return short === '' ? undefined : short;
};

/** What was left: a course, a newsletter, or all there was at once. */
const partedFrom = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('course'), courseId }),
    z.object({ kind: z.literal('list'), listId }),
    z.object({ kind: z.literal('everything') }),
  ]),
);
export type PartedFrom = z.infer<typeof partedFrom>;

/** Of one person, about one thing that they left: said again, the last words count. */
export const partingWordsSchema = z.lazy(() =>
  z.object({
    subscriberId,
    from: partedFrom,
    version: z.int().nonnegative(),
    at: instantSchema,
    /** Which of the answers to choose from came with them. */
    why: unsubscribeReason.optional(),
    /** None while room is only being made for them. */
    words: z.string().optional(),
  }),
);
export type PartingWords = z.infer<typeof partingWordsSchema>;

/** Long enough to hold one year's against the last one's, and no longer. */
const keptFor = { days: 400 } as const;
/** The room for words that never came. */
const emptyKeptFor = { days: 1 } as const;

export const partingWordsGoneAt = ({ at, words }: PartingWords): Instant =>
  later(at, words === undefined ? emptyKeptFor : keptFor);
