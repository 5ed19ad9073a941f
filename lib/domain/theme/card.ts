import * as z from 'zod';
import { imageName, madeImageSchema, type ReadyImage } from '../image/image.ts';
import { type Theme, typefaces } from './theme.ts';

/** All that is on a social card: what is drawn of a page where somebody shares its address. */
const cardWordsSchema = z.object({
  title: z.string(),
  /** What the title is part of. */
  of: z.string().optional(),
  brand: z.string(),
  /** In the colours and the typeface of the site; of cards from before there were any, in none. */
  accent: z.string().optional(),
  typeface: z.enum(typefaces).optional(),
  /** In the place of the brand, as at the head of pages. */
  logo: imageName.optional(),
});
export type CardWords = z.infer<typeof cardWordsSchema>;

/** A card as it was drawn, or why it was not. */
export const cardSchema = z.object({ words: cardWordsSchema, image: madeImageSchema });
export type Card = z.infer<typeof cardSchema>;

/** A site as it is shown: with the logo that its theme names. */
type CardSite = { brand: string; theme: Theme; logo?: Pick<ReadyImage, 'name'> };

const looksOf = ({ brand, theme: { accent, typeface }, logo }: CardSite) => ({
  brand,
  accent,
  typeface,
  ...(logo ? { logo: logo.name } : {}),
});

/** Of the page where one signs up to a course or a newsletter. */
export const offerCard = (site: CardSite, { title }: { title: string }): CardWords => ({
  title,
  ...looksOf(site),
});

/** Of the page of everything that there is. */
export const siteCard = (site: CardSite): CardWords => ({ title: site.brand, ...looksOf(site) });

/** Of a lesson of a course, or an issue of a newsletter. */
export const mailCard = (
  site: CardSite,
  { title: of }: { title: string },
  { subject: title }: { subject: string },
): CardWords => ({ title, of, ...looksOf(site) });

/** Whether two cards say the same, in whatever looks. */
export const saysTheSame = (one: CardWords, other: CardWords): boolean =>
  one.title === other.title && one.of === other.of && one.brand === other.brand;

const isSame = (one: CardWords, other: CardWords): boolean =>
  saysTheSame(one, other) &&
  one.accent === other.accent &&
  one.typeface === other.typeface &&
  one.logo === other.logo;

/** The card that looks like this, if there is one. */
export const cardWith = (cards: readonly Card[], words: CardWords): ReadyImage | undefined => {
  const image = cards.find((card) => isSame(card.words, words))?.image;
  if (image?.status !== 'ready') return undefined;
  const { status: _, ...ready } = image;
  return ready;
};
