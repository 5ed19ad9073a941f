import { parseDocument } from 'yaml';
import * as z from 'zod';
import type { ContentFiles } from '../domain/content/content.ts';
import { contentKindOf } from '../domain/content/content-paths.ts';

/** An insight that rests on a paragraph of an article. */
export type Citation = { insight: string; isDraft: boolean; article: string; paragraph: number };

const evidenceSchema = z.looseObject({
  article: z.string(),
  paragraphs: z.array(z.unknown()).catch([]),
});
const insightSchema = z.looseObject({
  id: z.string().catch('?'),
  draft: z.unknown().optional(),
  evidence: z.array(z.unknown()).catch([]),
});
const fileSchema = z.looseObject({ draft: z.unknown().optional(), insights: z.array(z.unknown()).catch([]) });

/** Of a list whose items stand for themselves, those that can be read. */
const readable = <T>(schema: z.ZodType<T>, items: readonly unknown[]): T[] =>
  items.flatMap((item) => {
    const parsed = schema.safeParse(item);
    return parsed.success ? [parsed.data] : [];
  });

const insightsOf = (files: ContentFiles) =>
  [...files]
    .filter(([path]) => contentKindOf(path) === 'insights')
    .flatMap(([, text]) => readable(fileSchema, [dataOf(text)]))
    .flatMap((file) =>
      readable(insightSchema, file.insights).map((insight) => ({
        ...insight,
        isDraft: insight.draft === true || file.draft === true,
      })),
    );

/**
 * What rests on which paragraph, in the order of the files. Insights that are not yet as they have to be count too: those that
 * somebody is about to write.
 */
export const citationsIn = (files: ContentFiles): Citation[] =>
  insightsOf(files).flatMap(({ id, isDraft, evidence }) =>
    readable(evidenceSchema, evidence).flatMap(({ article, paragraphs }) =>
      readable(z.int().positive(), paragraphs).map((paragraph) => ({
        insight: id,
        isDraft,
        article,
        paragraph,
      })),
    ),
  );

/** The ids of all insights, whether these are as they have to be or not. */
export const insightIdsIn = (files: ContentFiles): ReadonlySet<string> =>
  new Set(insightsOf(files).map(({ id }) => id));

const dataOf = (text: string): unknown => {
  const document = parseDocument(text);
  return document.errors.length > 0 ? undefined : document.toJS();
};
