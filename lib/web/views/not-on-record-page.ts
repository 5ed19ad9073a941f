import type { Context } from 'hono';
import type { CourseId } from '../../domain/content/course.ts';
import type { WebContext } from '../context.ts';
import { wordsOf } from './words-of.ts';

/** Nobody is on record here any more; the course still is, and says so in its language. */
export const notOnRecordPage = async (
  { ports, pages }: WebContext,
  c: Context,
  course: CourseId,
): Promise<Response> => {
  const published = await ports.courses.current(course);
  return pages.message(c, wordsOf(published).preferences.gone, published, {}, 410);
};
