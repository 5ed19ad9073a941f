import * as z from 'zod';
import { nearest } from '../prose/nearest.ts';
import { plainWords } from '../prose/plain-words.ts';
import { type InsightKind, insightKinds } from './insight.ts';

const label = z.union([z.string().trim().max(40).pipe(plainWords), z.literal(false)], {
  error: 'must be a label of 40 characters at most, or false for none',
});

/** What an author calls the kinds of insights in mails and on pages, or `false` for no label at all. */
export const kindLabelsSchema = z
  .record(z.string(), label)
  .superRefine((labels, context) => {
    const known: readonly string[] = insightKinds;
    for (const kind of Object.keys(labels).filter((each) => !known.includes(each))) {
      const meant = nearest(kind, known);
      const help = meant ? `did you mean "${meant}"?` : `there are ${known.join(', ')}`;
      context.addIssue({ code: 'custom', path: [kind], message: `is no kind of insight; ${help}` });
    }
  })
  .pipe(z.partialRecord(z.enum(insightKinds), label));
export type KindLabels = z.infer<typeof kindLabelsSchema>;

/** The label of a kind, by the nearest that says something of it: a course or list before its site, and a language after both. */
export const labelOf = (
  kind: InsightKind,
  ...byNearness: readonly (Partial<Record<InsightKind, string | false>> | undefined)[]
): string | undefined =>
  byNearness.map((labels) => labels?.[kind]).find((label) => label !== undefined) || undefined;
