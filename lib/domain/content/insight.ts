import * as z from 'zod';
import { plainWords } from '../prose/plain-words.ts';
import { articleId } from './article.ts';
import { draftSchema } from './draft.ts';
import { slug } from './slug.ts';

export const insightId = slug<'InsightId'>();
export type InsightId = z.infer<typeof insightId>;

const evidence = z.strictObject({
  article: articleId,
  paragraphs: z.array(z.int().positive()).min(1),
});

/** One side of a contrast; a side without a name has the one that its course gives it. */
const side = z.strictObject({ name: plainWords.optional(), text: plainWords });

const common = {
  id: insightId,
  draft: draftSchema,
  title: plainWords,
  statement: plainWords,
  evidence: z.array(evidence).min(1),
  /** Where articles disagree, a figure is dated, or a claim is one person's opinion. */
  note: plainWords.optional(),
};

/** One claim distilled from an article, in our words, with its evidence. */
export const insightSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('definition'), ...common, term: plainWords }),
  z.strictObject({ kind: z.literal('contrast'), ...common, sides: z.tuple([side, side]) }),
  z.strictObject({ kind: z.literal('reason'), ...common }),
  z.strictObject({ kind: z.literal('pitfall'), ...common }),
  z.strictObject({ kind: z.literal('example'), ...common }),
  z.strictObject({ kind: z.literal('practice'), ...common }),
  z.strictObject({
    kind: z.literal('statistic'),
    ...common,
    number: plainWords,
    base: plainWords,
    source: plainWords,
    year: z.union([z.int().min(1000).max(9999), z.literal('unknown')]),
    /** A share of a whole draws its bar; what only looks like one (a rise by 20 %, a discount) says `false`. */
    bar: z.literal(false).optional(),
  }),
  z.strictObject({
    kind: z.literal('framework'),
    ...common,
    parts: z.array(z.strictObject({ name: plainWords, text: plainWords })).min(2),
  }),
  z.strictObject({ kind: z.literal('saying'), ...common, speaker: plainWords, role: plainWords.optional() }),
]);
export type Insight = z.infer<typeof insightSchema>;
export type Contrast = Extract<Insight, { kind: 'contrast' }>;
export type InsightKind = Insight['kind'];

export const insightKinds: readonly InsightKind[] = insightSchema.options.map(
  ({ shape }) => shape.kind.value,
);
