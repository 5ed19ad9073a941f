import { Document, isMap, isScalar, type Pair, parseDocument, type YAMLMap } from 'yaml';
import { type Verdict, verdictSchema } from '../../domain/content/parts/verdict.ts';

const heading =
  ' What a model said of each claim, by the hash of the claim and its paragraphs: "dripline judge" asks, "dripline check" reads.\n' +
  ' Where you know better, write why under "overruled:", and it is held against nothing any more.';

/** A verdict, and the name of the insight or passage that it is on. */
export type Given = { name: string; verdict: Verdict };

/** Why an author held to a claim that is another now. */
export type Forgotten = { name: string; overruled: string };

/** The file as it is to be, empty where nothing is left in it, and what of its author's goes with old verdicts. */
export type Verdicts = { text: string; forgotten: Forgotten[] };

/**
 * The file of verdicts with these in it too, and without those on claims that are not current; what its author wrote into the rest
 * stays. Undefined where it is written in a way that does not allow it.
 */
export const writeVerdicts = (
  text: string | undefined,
  given: ReadonlyMap<string, Given>,
  isCurrent: (key: string) => boolean,
): Verdicts | undefined => {
  const document = text === undefined || text.trim() === '' ? new Document({}) : parseDocument(text);
  if (text === undefined) document.commentBefore = heading;
  const { contents } = document;
  if (document.errors.length > 0 || !isMap(contents)) return undefined;
  contents.flow = false;
  partHeading(document, contents);
  const isOver = ({ key }: Pair) => !isScalar(key) || !isCurrent(String(key.value));
  const forgotten = contents.items.filter(isOver).flatMap(({ key, value }): Forgotten[] => {
    const was = verdictSchema.safeParse(isMap(value) ? value.toJSON() : undefined);
    const name = isScalar(key) ? key.commentBefore?.trim() : undefined;
    return was.data?.overruled === undefined
      ? []
      : [{ name: name ?? 'a claim', overruled: was.data.overruled }];
  });
  contents.items = contents.items.filter((pair) => !isOver(pair));
  for (const [key, { name, verdict }] of given) {
    const index = contents.items.findIndex((pair) => isScalar(pair.key) && pair.key.value === key);
    // Whoever has overruled a verdict knows better than the next one on the same words.
    if (isMap(contents.items[index]?.value) && contents.items[index].value.has('overruled')) continue;
    const pair = document.createPair(key, verdict);
    if (isScalar(pair.key)) pair.key.commentBefore = ` ${name}`;
    if (index >= 0) contents.items.splice(index, 1);
    contents.items.push(pair);
  }
  return { text: contents.items.length === 0 ? '' : document.toString({ lineWidth: 0 }), forgotten };
};

/** What stands at the head of the file, up to an empty line, is read as part of what stands above the first verdict, and stays without it. */
const partHeading = (document: Document, { items: [first] }: YAMLMap): void => {
  if (!first || !isScalar(first.key)) return;
  const [, head, own] = /^(.*)\n\n(.*)$/s.exec(first.key.commentBefore ?? '') ?? [];
  if (head === undefined || own === undefined) return;
  document.commentBefore = head;
  first.key.commentBefore = own;
};
