import * as z from 'zod';
import { plainWords } from '../prose/plain-words.ts';
import { proseSchema } from '../prose/prose.ts';
import { daySpan } from '../time/day-span.ts';
import { blockSchema } from './block.ts';
import { lessonId } from './lesson.ts';
import { draftSchema } from './parts/draft.ts';

/** Ledger and mail keys that are not lessons, and what two of them were called at first. No lesson may take one for its id. */
const reserved =
  /^(closing|confirmation|own-page|(address-change|move)d?|(confirm|own-page|(address-change|move)d?)-\d+)$/;

/**
 * Figures and names in an author's own words that no insight has: they are the author's, who answers for them. What each entry
 * says of its figures and names is taken to be so wherever it stands.
 */
export const ownSchema = z.array(z.union([plainWords, z.number().transform(String)])).min(1);

const line = z.string().trim().regex(/^.*$/, 'must be a single line');
export const subjectSchema = line
  .min(3)
  .max(70)
  .pipe(plainWords)
  .describe('The subject of the mail, in 3 to 70 characters.');
export const previewSchema = line
  .min(20)
  .max(140)
  .pipe(plainWords)
  .describe('What an inbox shows beside the subject, in 20 to 140 characters.');

/** A second subject, to be tried against the first. */
export const againstSchema = subjectSchema.describe('The other subject, in 3 to 70 characters.');

/** One e-mail of a course, as its author wrote it. */
export const lessonSchema = z.strictObject({
  draft: draftSchema,
  id: lessonId
    .refine((id) => !reserved.test(id), 'is a name Dripline keeps for its own mails')
    .describe('The name of this file, and of the lesson for good.'),
  subject: subjectSchema,
  subjectTest: z
    .strictObject({ against: againstSchema })
    .optional()
    .describe(
      'A second subject, to be tried against the first for as long as it stands here: half of the readers get one, half the other.',
    ),
  preview: previewSchema,
  objective: z
    .string()
    .trim()
    .pipe(plainWords)
    .describe('What the reader can do afterwards; goes on after "After this lesson you can".'),
  blocks: z.array(blockSchema).min(1).describe('What the mail says, in this order.'),
  exercise: z
    .strictObject({
      title: plainWords.describe('What it is called.'),
      minutes: z.int().positive().describe('How many minutes it takes.'),
      task: proseSchema.describe('What to do, in Markdown.'),
    })
    .optional()
    .describe('Something to do before the next lesson.'),
  lookAhead: proseSchema.optional().describe('What comes next.'),
  after: daySpan
    .optional()
    .describe(
      'How many days or weeks at least lie between the lesson before it and this one, such as "3 days", however often lessons come.',
    ),
  singleSource: plainWords
    .optional()
    .describe('Tells the reader that the whole lesson rests on one article.'),
  own: ownSchema
    .optional()
    .describe("Its figures and names that stand in no insight, because they are the author's own."),
  was: z
    .array(lessonId)
    .min(1)
    .optional()
    .describe('Names that it had before: whoever got it by one of them has got it.'),
  new: z
    .literal(true)
    .optional()
    .describe('Another lesson than the one whose words it resembles: whoever got that one gets this too.'),
});
export type Lesson = z.infer<typeof lessonSchema>;
