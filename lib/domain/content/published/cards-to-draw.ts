import { type CardWords, courseCard, lessonCard } from '../../theme/card.ts';
import type { Content } from '../content.ts';

/** The cards of all pages that anybody may read: of each course, and of its first lesson. */
export const cardsToDraw = ({ site, courses }: Pick<Content, 'site' | 'courses'>): CardWords[] =>
  [...courses.values()].flatMap(({ course, lessons }) => {
    const [first] = course.lessons.flatMap((id) => lessons.get(id) ?? []);
    return [courseCard(site, course), ...(first ? [lessonCard(site, course, first)] : [])];
  });
