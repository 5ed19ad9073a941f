import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { contentHash } from '../adapters/content/content-hash.ts';
import { readContent } from '../adapters/content/read-content.ts';
import { filesUnder, readTextOf } from '../adapters/content/read-files.ts';
import { isOfStages } from '../adapters/content/stage-files.ts';
import { onFile } from '../adapters/on-file.ts';
import { Unusable } from '../adapters/unusable.ts';
import type { ContentFiles, PreparedContent } from '../domain/content/content.ts';
import { cardsFile } from '../domain/content/content-paths.ts';
import { cardsToDraw } from '../domain/content/published/cards-to-draw.ts';
import { type ImageBytes, isImageFile, type MadeImage } from '../domain/image/image.ts';
import type { Card, CardWords } from '../domain/theme/card.ts';
import { memoize } from '../pipeline/memoize.ts';
import type { ReadContent } from '../pipeline/ports/content.ts';
import { createDrawCard } from './draw-card.ts';
import { createKeepMade } from './keep-made.ts';
import { largestFile, type Made, makeImage } from './make-image.ts';

/** Reads a content folder and makes ready what is shown of it. */
export type PrepareContent = (folder: string) => Promise<PreparedContent>;

/** A byte more than may be read says that there is too much; the rest of it stays where it is. */
const readUpTo = (file: string, most: number): Promise<Uint8Array> =>
  onFile(file, async () => {
    const opened = openSync(file, 'r');
    try {
      const buffer = Buffer.alloc(Math.min(fstatSync(opened).size, most + 1));
      return buffer.subarray(0, readSync(opened, buffer));
    } finally {
      closeSync(opened);
    }
  });

const asText = (made: MadeImage | readonly Card[]): string => `${JSON.stringify(made, null, 2)}\n`;

const bytesOf = (all: readonly Made[]): ImageBytes =>
  new Map(
    all.flatMap(({ image, bytes }) =>
      image.status === 'ready' && bytes ? [[image.name, bytes] as const] : [],
    ),
  );

/** Of content with faults nothing is published; its cards are drawn when it is mended. */
const wordsIn = (read: ReturnType<ReadContent>): CardWords[] =>
  'faults' in read ? [] : cardsToDraw(read.content);

/**
 * Prepares content as often as it is asked to. What was made of an image or of a card's words is kept, so that a save or a command
 * that changes neither costs nothing for them; which cards there are is read once for the same files.
 */
export const createPrepareContent = (
  read: ReadContent = readContent,
  keepMade = createKeepMade(),
): PrepareContent => {
  const drawCard = createDrawCard();
  const wordsOfCards = memoize<CardWords[]>();

  const imageOf = (path: string, bytes: Uint8Array): Promise<Made> => {
    const digest = createHash('sha256').update(bytes).digest('hex');
    return keepMade(`${path} ${digest}`, () => makeImage(path, bytes));
  };
  const cardsOf = async (files: ContentFiles, images: ImageBytes): Promise<{ card: Card; made: Made }[]> => {
    const drawn = [];
    for (const words of await wordsOfCards(contentHash([...files]), async () => wordsIn(read(files)))) {
      const made = await keepMade(JSON.stringify(words), () => drawCard(words, images));
      drawn.push({ card: { words, image: made.image }, made });
    }
    return drawn;
  };

  return async (folder) => {
    const paths = (await filesUnder(folder)).filter((path) => !isOfStages(path));
    if (paths.includes(cardsFile.replace(/^content\//, '')))
      throw new Unusable(
        `${join(folder, 'cards.json')} has a name that is kept for the cards that Dripline draws. Give it another one.`,
      );
    const files = new Map<string, string>();
    const all: Made[] = [];
    for (const path of paths) {
      const file = join(folder, path);
      if (isImageFile(path)) {
        const made = await imageOf(`content/${path}`, await readUpTo(file, largestFile));
        all.push(made);
        files.set(`content/${path}`, asText(made.image));
      } else files.set(`content/${path}`, await readTextOf(file));
    }
    const cards = await cardsOf(files, bytesOf(all));
    if (cards.length > 0) files.set(cardsFile, asText(cards.map(({ card }) => card)));
    return { files, images: bytesOf([...all, ...cards.map(({ made }) => made)]) };
  };
};
