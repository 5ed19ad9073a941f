import * as z from 'zod';
import { madeImageSchema, type ReadyImage } from './image.ts';

/** Every word on a social card: what is drawn of a page where somebody shares its address. */
export const cardWordsSchema = z.object({
  title: z.string(),
  /** What the title is part of. */
  of: z.string().optional(),
  brand: z.string(),
});
export type CardWords = z.infer<typeof cardWordsSchema>;

/** A card as it was drawn, or why it was not. */
export const cardSchema = z.object({ words: cardWordsSchema, image: madeImageSchema });
export type Card = z.infer<typeof cardSchema>;

export const courseCard = ({ brand }: { brand: string }, { title }: { title: string }): CardWords => ({
  title,
  brand,
});

export const lessonCard = (
  { brand }: { brand: string },
  course: { title: string },
  { subject }: { subject: string },
): CardWords => ({ title: subject, of: course.title, brand });

export const sameWords = (one: CardWords, other: CardWords): boolean =>
  one.title === other.title && one.of === other.of && one.brand === other.brand;

/** The card with these words, if there is one. */
export const cardWith = (cards: readonly Card[], words: CardWords): ReadyImage | undefined => {
  const image = cards.find((card) => sameWords(card.words, words))?.image;
  if (image?.status !== 'ready') return undefined;
  const { status: _, ...ready } = image;
  return ready;
};
