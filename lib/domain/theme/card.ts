import * as z from 'zod';
import { madeImageSchema, type ReadyImage } from '../image/image.ts';
import { type Theme, typefaces } from './theme.ts';

/** Every word on a social card: what is drawn of a page where somebody shares its address. */
export const cardWordsSchema = z.object({
  title: z.string(),
  /** What the title is part of. */
  of: z.string().optional(),
  brand: z.string(),
  /** In the colours and the typeface of the site; of cards from before there were any, in none. */
  accent: z.string().optional(),
  typeface: z.enum(typefaces).optional(),
});
export type CardWords = z.infer<typeof cardWordsSchema>;

/** A card as it was drawn, or why it was not. */
export const cardSchema = z.object({ words: cardWordsSchema, image: madeImageSchema });
export type Card = z.infer<typeof cardSchema>;

type CardSite = { brand: string; theme: Theme };

const looksOf = ({ theme: { accent, typeface } }: CardSite) => ({ accent, typeface });

export const courseCard = (site: CardSite, { title }: { title: string }): CardWords => ({
  title,
  brand: site.brand,
  ...looksOf(site),
});

export const lessonCard = (
  site: CardSite,
  course: { title: string },
  { subject }: { subject: string },
): CardWords => ({ title: subject, of: course.title, brand: site.brand, ...looksOf(site) });

export const sameWords = (one: CardWords, other: CardWords): boolean =>
  one.title === other.title &&
  one.of === other.of &&
  one.brand === other.brand &&
  one.accent === other.accent &&
  one.typeface === other.typeface;

/** The card with these words, if there is one. */
export const cardWith = (cards: readonly Card[], words: CardWords): ReadyImage | undefined => {
  const image = cards.find((card) => sameWords(card.words, words))?.image;
  if (image?.status !== 'ready') return undefined;
  const { status: _, ...ready } = image;
  return ready;
};
