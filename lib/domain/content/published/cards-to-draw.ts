import { type CardWords, mailCard, offerCard, siteCard } from '../../theme/card.ts';
import type { Content } from '../content.ts';
import { siteImages } from './site-images.ts';

/** The cards of all pages that anybody may read: of the site, of each course and its first lesson, of each newsletter, and of its issues that go to everybody. */
export const cardsToDraw = ({
  site,
  courses,
  newsletters,
  images,
}: Pick<Content, 'site' | 'courses' | 'newsletters' | 'images'>): CardWords[] => {
  const shown = { ...site, ...siteImages({ site, images }) };
  return [
    siteCard(shown),
    ...[...courses.values()].flatMap(({ course, lessons }) => {
      const [first] = course.lessons.flatMap((id) => lessons.get(id) ?? []);
      return [offerCard(shown, course), ...(first ? [mailCard(shown, course, first)] : [])];
    }),
    ...[...newsletters.values()].flatMap(({ list, issues }) => [
      offerCard(shown, list),
      ...[...issues.values()]
        .filter(({ audience }) => audience.who === 'all')
        .map((issue) => mailCard(shown, list, issue)),
    ]),
  ];
};
