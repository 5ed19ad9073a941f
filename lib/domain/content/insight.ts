import * as z from 'zod';
import { plainWords } from '../prose/plain-words.ts';
import { articleId } from './article.ts';
import { draftSchema } from './parts/draft.ts';
import type { InsightKind } from './parts/insight-kind.ts';
import { slug } from './parts/slug.ts';

export const insightId = slug<'InsightId'>();
export type InsightId = z.infer<typeof insightId>;

const evidence = z.strictObject({
  article: articleId.describe('The article that it rests on.'),
  paragraphs: z.array(z.int().positive()).min(1).describe('Which of its paragraphs, by their numbers.'),
});

/** One side of a contrast; a side without a name has the one that its course gives it. */
const side = z.strictObject({
  name: plainWords.optional().describe('What the side is called, where it is not as the course says.'),
  text: plainWords.describe('What is so on this side.'),
});

const common = {
  id: insightId.describe('The name by which lessons place it; no other insight has it.'),
  draft: draftSchema,
  title: plainWords.describe('Its headline.'),
  statement: plainWords.describe('What it claims, in a sentence or two of your own.'),
  evidence: z.array(evidence).min(1).describe('The paragraphs that it rests on.'),
  note: plainWords
    .optional()
    .describe("Where articles disagree, a figure is dated, or a claim is one person's opinion."),
};

/** What each kind is, for whoever chooses one. */
const ofKind: Record<InsightKind, string> = {
  definition: 'What a word means.',
  contrast: 'Two sides of one thing.',
  reason: 'Why something is so, or is done.',
  pitfall: 'What goes wrong, and how.',
  example: 'A case that shows it.',
  practice: 'Something to do.',
  statistic: 'A figure, with what it is of and who counted.',
  framework: 'Parts that make a whole, or steps.',
  saying: 'What somebody said, and is worth its own words.',
};

/** One claim distilled from an article, in our words, with its evidence. */
export const insightSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('definition').describe(ofKind.definition),
    ...common,
    term: plainWords.describe('The word that is defined.'),
  }),
  z.strictObject({
    kind: z.literal('contrast').describe(ofKind.contrast),
    ...common,
    sides: z.tuple([side, side]).describe('The two sides, each with its text.'),
  }),
  z.strictObject({ kind: z.literal('reason').describe(ofKind.reason), ...common }),
  z.strictObject({ kind: z.literal('pitfall').describe(ofKind.pitfall), ...common }),
  z.strictObject({ kind: z.literal('example').describe(ofKind.example), ...common }),
  z.strictObject({ kind: z.literal('practice').describe(ofKind.practice), ...common }),
  z.strictObject({
    kind: z.literal('statistic').describe(ofKind.statistic),
    ...common,
    number: plainWords.describe('The figure as a reader sees it, with its unit.'),
    base: plainWords.describe('Of how many, and whom.'),
    source: plainWords.describe('Who counted.'),
    year: z
      .union([z.int().min(1000).max(9999), z.literal('unknown')])
      .describe('When it was counted, or "unknown".'),
    bar: z
      .literal(false)
      .optional()
      .describe(
        'A share of a whole draws its bar; what only looks like one (a rise by 20 %, a discount) says `false`.',
      ),
  }),
  z.strictObject({
    kind: z.literal('framework').describe(ofKind.framework),
    ...common,
    parts: z
      .array(
        z.strictObject({
          name: plainWords.describe('What the part is called.'),
          text: plainWords.describe('What it is, or what is done in it.'),
        }),
      )
      .min(2)
      .describe('Its parts, in order.'),
  }),
  z.strictObject({
    kind: z.literal('saying').describe(ofKind.saying),
    ...common,
    speaker: plainWords.describe('Who said it.'),
    role: plainWords.optional().describe('What the speaker is.'),
  }),
]);
export type Insight = z.infer<typeof insightSchema>;
export type Contrast = Extract<Insight, { kind: 'contrast' }>;
