import type { Context } from 'hono';
import type { CourseId } from '../../domain/content/course.ts';
import { admissionOf } from '../../domain/content/published-course.ts';
import type { WayBack } from '../../pipeline/unsubscribe/way-back.ts';
import type { WebContext } from '../context.ts';
import { withWayBack } from './way-back-in-words.ts';
import { wordsOf } from './words-of.ts';

/** Nobody is on record here any more; the course still is, and says so in its language. */
export const notOnRecordPage = async (
  { ports, pages }: WebContext,
  c: Context,
  course: CourseId,
): Promise<Response> => {
  const published = await ports.courses.current(course);
  const words = wordsOf(published);
  const admission = published ? admissionOf(published) : 'open';
  const back: WayBack = { kind: admission === 'open' ? 'unknown' : admission };
  return pages.message(c, withWayBack(words.preferences.gone, back, words), published, {}, 410);
};
