import { Document, isMap, isScalar, parseDocument } from 'yaml';
import type { Verdict } from '../../domain/content/verdict.ts';

const heading =
  ' What a model said of each claim, by the hash of the claim and its paragraphs: "dripline judge" asks, "dripline check" reads.\n' +
  ' Where you know better, write why under "overruled:", and it is held against nothing any more.';

/** A verdict, and the insight that it is on. */
export type Given = { insight: string; verdict: Verdict };

/**
 * The file of verdicts with these in it too, and without those on claims that nobody makes any more; what its author wrote into it
 * stays. Undefined where it is written in a way that does not allow it.
 */
export const writeVerdicts = (
  text: string | undefined,
  given: ReadonlyMap<string, Given>,
  current: ReadonlySet<string>,
): string | undefined => {
  const document = text === undefined || text.trim() === '' ? new Document({}) : parseDocument(text);
  if (text === undefined) document.commentBefore = heading;
  const { contents } = document;
  if (document.errors.length > 0 || !isMap(contents)) return undefined;
  contents.flow = false;
  contents.items = contents.items.filter(
    ({ key }) => isScalar(key) && current.has(String(key.value)) && !given.has(String(key.value)),
  );
  for (const [key, { insight, verdict }] of given) {
    const pair = document.createPair(key, verdict);
    if (isScalar(pair.key)) pair.key.commentBefore = ` ${insight}`;
    contents.items.push(pair);
  }
  return contents.items.length === 0 ? '' : document.toString({ lineWidth: 0 });
};
