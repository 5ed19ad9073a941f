import * as z from 'zod';
import { type InsightKind, insightKinds } from './parts/insight-kind.ts';

/** What an author calls the kinds of insights in mails and on pages, or `false` for no label at all. */
export const kindLabelsSchema = z.partialRecord(
  z.enum(insightKinds),
  z.union([z.string(), z.literal(false)]),
);
export type KindLabels = z.infer<typeof kindLabelsSchema>;

/** The label of a kind, by the nearest that says something of it: a course or list before its site, and a language after both. */
export const labelOf = (
  kind: InsightKind,
  ...byNearness: readonly (Partial<Record<InsightKind, string | false>> | undefined)[]
): string | undefined =>
  byNearness.map((labels) => labels?.[kind]).find((label) => label !== undefined) || undefined;
