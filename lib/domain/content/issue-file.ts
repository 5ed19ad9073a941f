import * as z from 'zod';
import { insightId } from './insight.ts';
import { audienceSchema, issueId, sendTimeSchema } from './issue.ts';
import { issueBodySchema } from './issue-body.ts';
import { againstSchema, ownSchema, previewSchema, subjectSchema } from './lesson-file.ts';
import { draftSchema } from './parts/draft.ts';

/** Through the schema of what it means, in which whoever looks for the names in issues finds them. */
const audienceInWords = z
  .string()
  .transform((text, context): z.input<typeof audienceSchema> => {
    const [who, name] = text.split(':', 2);
    const meant =
      name === undefined ? { who } : { who, [who === 'tag' || who === 'segment' ? who : 'course']: name };
    const parsed = audienceSchema.safeParse(meant);
    if (parsed.success && text.split(':').length <= 2) return parsed.data;
    context.addIssue({
      code: 'custom',
      message: `is "${text}"; it can be all, course:ID, finished:ID, tag:TAG or segment:NAME`,
      input: text,
    });
    return z.NEVER;
  })
  .pipe(audienceSchema);

/** As it is written; the mails of both subjects are made when it is compiled. */
const subjectTestKey = z.strictObject({
  against: againstSchema,
  share: z
    .int()
    .min(2)
    .max(100)
    .default(20)
    .describe('How many of a hundred readers try the two subjects, half of them each.'),
  waitHours: z
    .int()
    .min(1)
    .max(24)
    .default(4)
    .describe(
      'After so many hours the rest gets the second subject if the numbers carry it, and the first otherwise.',
    ),
});

/** `content/newsletters/<list>/<date>-<slug>.md`: front matter and body of one issue. */
export const issueSchema = z.strictObject({
  draft: draftSchema,
  subject: subjectSchema,
  subjectTest: subjectTestKey
    .optional()
    .describe(
      'A second subject, to be tried against the first: some of the readers get one or the other, and the rest gets the second only if the numbers carry it.',
    ),
  preview: previewSchema,
  send: z
    .strictObject({ ...sendTimeSchema.shape, hour: sendTimeSchema.shape.hour.optional() })
    .describe('When it goes out.'),
  audience: audienceInWords.describe(
    'Who gets it: all, course:ID, finished:ID, tag:TAG or segment:NAME, a segment of list.yaml.',
  ),
  windowHours: z
    .int()
    .min(1)
    .max(336)
    .default(72)
    .describe('Who has not got it after so many hours does not get it: old news is no news.'),
  insights: z
    .array(insightId)
    .default([])
    .describe(
      'The insights that it is made from, by their ids; the articles behind them are cited at its end.',
    ),
  own: ownSchema
    .optional()
    .describe("Its figures and names that stand in none of these, because they are the author's own."),
  was: z
    .array(issueId)
    .min(1)
    .optional()
    .describe('Names that its file had before: what went out by one of them has gone out.'),
  new: z
    .literal(true)
    .optional()
    .describe('Another issue than the one whose words it resembles, and sent although that one was.'),
  body: issueBodySchema.describe('The text below the front matter, in Markdown.'),
});
export type Issue = z.infer<typeof issueSchema>;
