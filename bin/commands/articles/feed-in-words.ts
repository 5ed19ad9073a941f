import type { FoundArticle } from '../../../lib/pipeline/ports/content.ts';
import { exitCodes } from '../../exit-code.ts';
import { UsageError } from '../../usage-error.ts';

export type EntryChoice = { all?: true; latest?: number; entries?: number[] };

const newestFirst = (a: FoundArticle, b: FoundArticle): number =>
  Number((a.date ?? '') < (b.date ?? '')) - Number((a.date ?? '') > (b.date ?? ''));

/** What was chosen of a feed, in its order; undefined where nobody chose. */
export const chosenEntries = (
  entries: readonly FoundArticle[],
  { all, latest, entries: numbers }: EntryChoice,
): FoundArticle[] | undefined => {
  if (all) return [...entries];
  if (latest !== undefined) return entries.toSorted(newestFirst).slice(0, latest);
  if (numbers === undefined) return undefined;
  const none = numbers.find((number) => number > entries.length);
  if (none !== undefined)
    throw new UsageError(
      `There is no article ${none} in the feed; it has ${entries.length}.`,
      exitCodes.misused,
    );
  return entries.filter((_, index) => numbers.includes(index + 1));
};

/** The articles of a feed under their numbers, and which of them are there. */
export const feedInWords = (entries: readonly FoundArticle[], there: ReadonlySet<string>): string[] => {
  const width = String(entries.length).length;
  return entries.map(({ title, date, url }, index) => {
    const known = url !== undefined && there.has(url) ? '  (there already)' : '';
    return `${String(index + 1).padStart(width)}  ${(date ?? 'unknown').padEnd(10)}  ${title ?? url ?? 'unknown'}${known}`;
  });
};
