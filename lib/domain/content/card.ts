import * as z from 'zod';
import type { Content } from './content.ts';
import type { Course } from './course.ts';
import { madeImageSchema, type ReadyImage } from './image.ts';
import type { Lesson } from './lesson.ts';
import type { Site } from './site.ts';

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

export const courseCard = ({ brand }: Pick<Site, 'brand'>, { title }: Pick<Course, 'title'>): CardWords => ({
  title,
  brand,
});

export const lessonCard = (
  { brand }: Pick<Site, 'brand'>,
  course: Pick<Course, 'title'>,
  { subject }: Pick<Lesson, 'subject'>,
): CardWords => ({ title: subject, of: course.title, brand });

/** The cards of all pages that anybody may read: of each course, and of its first lesson. */
export const cardsToDraw = ({ site, courses }: Pick<Content, 'site' | 'courses'>): CardWords[] =>
  [...courses.values()].flatMap(({ course, lessons }) => {
    const [first] = course.lessons.flatMap((id) => lessons.get(id) ?? []);
    return [courseCard(site, course), ...(first ? [lessonCard(site, course, first)] : [])];
  });

export const sameWords = (one: CardWords, other: CardWords): boolean =>
  one.title === other.title && one.of === other.of && one.brand === other.brand;

/** The card with these words, if there is one. */
export const cardWith = (cards: readonly Card[], words: CardWords): ReadyImage | undefined => {
  const image = cards.find((card) => sameWords(card.words, words))?.image;
  if (image?.status !== 'ready') return undefined;
  const { status: _, ...ready } = image;
  return ready;
};
