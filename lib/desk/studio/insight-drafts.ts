import { parseDocument } from 'yaml';
import * as z from 'zod';

const draftSchema = z.looseObject({
  id: z.string(),
  draft: z.literal(true),
  kind: z.string().catch('?'),
  evidence: z.array(z.looseObject({ paragraphs: z.array(z.number()).catch([]) })).catch([]),
});
const fileSchema = z.looseObject({ insights: z.array(z.unknown()).catch([]) });

/** A proposed insight, as far as it is written: its words by their keys, and the paragraphs that it rests on. */
export type InsightDraft = {
  id: string;
  kind: string;
  words: Record<string, string>;
  /** Parts that are lists, which are written in the file. */
  lists: string[];
  paragraphs: number[];
};

/** The proposals in a file of insights: those that say of themselves that they are drafts. */
export const insightDraftsIn = (text: string): InsightDraft[] => {
  const document = parseDocument(text);
  const file = fileSchema.safeParse(document.errors.length > 0 ? undefined : document.toJS());
  return (file.data?.insights ?? []).flatMap((item) => {
    const { data } = draftSchema.safeParse(item);
    if (!data) return [];
    const { id, draft: _, kind, evidence, ...rest } = data;
    const isList = ([, value]: [string, unknown]) => typeof value === 'object' && value !== null;
    const parts = Object.entries(rest);
    const words = parts
      .filter((part) => !isList(part))
      .map(([key, value]) => [key, value === null || value === undefined ? '' : String(value)]);
    return [
      {
        id,
        kind,
        words: Object.fromEntries(words),
        lists: parts.filter(isList).map(([key]) => key),
        paragraphs: evidence.flatMap((each) => each.paragraphs),
      },
    ];
  });
};
