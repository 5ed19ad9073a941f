import * as z from 'zod';
import { plainWords } from '../prose/plain-words.ts';
import { proseSchema } from '../prose/prose.ts';
import { blockSchema } from './block.ts';
import { draftSchema } from './draft.ts';
import { slug } from './slug.ts';

export const lessonId = slug<'LessonId'>();
export type LessonId = z.infer<typeof lessonId>;

/** Ledger and mail keys that are not lessons, and what two of them were called at first. No lesson may take one for its id. */
const reserved =
  /^(closing|confirmation|own-page|(address-change|move)d?|(confirm|own-page|(address-change|move)d?)-\d+)$/;

const line = z.string().trim().regex(/^.*$/, 'must be a single line');
export const subjectSchema = line.min(3).max(70).pipe(plainWords);
export const previewSchema = line.min(20).max(140).pipe(plainWords);

/** One e-mail of a course, as its author wrote it. */
export const lessonSchema = z.strictObject({
  draft: draftSchema,
  id: lessonId.refine((id) => !reserved.test(id), 'is a name Dripline keeps for its own mails'),
  subject: subjectSchema,
  preview: previewSchema,
  /** What the reader can do afterwards, as it goes on after “After this lesson you can”. */
  objective: z.string().trim().pipe(plainWords),
  blocks: z.array(blockSchema).min(1),
  exercise: z
    .strictObject({
      title: plainWords,
      minutes: z.int().positive(),
      task: proseSchema,
    })
    .optional(),
  lookAhead: proseSchema.optional(),
  /** Tells the reader that the whole lesson rests on one article. */
  singleSource: plainWords.optional(),
  /** Names that it had before: whoever got it by one of them has got it. */
  was: z.array(lessonId).min(1).optional(),
  /** Another lesson than the one whose words it resembles: whoever got that one gets this too. */
  new: z.literal(true).optional(),
});
export type Lesson = z.infer<typeof lessonSchema>;
