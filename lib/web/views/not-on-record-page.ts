import type { Context } from 'hono';
import type { CourseId } from '../../domain/content/course.ts';
import type { Published } from '../../domain/membership/published.ts';
import { wayBackFor } from '../../pipeline/unsubscribe/way-back.ts';
import { findFrontPage, type WebContext } from '../context.ts';
import { withWayBack } from './way-back-in-words.ts';
import { wordsOf } from './words-of.ts';

/** The page around what is said to whoever is not on record: of the course that their link names, or the front page's. */
export const courseOfNobody = (
  web: WebContext,
  course: CourseId | undefined,
): Promise<Published | undefined> =>
  course === undefined ? findFrontPage(web) : web.ports.courses.current(course);

/** Nobody is on record here any more; the course still is, and says so in its language. */
export const notOnRecordPage = async (
  web: WebContext,
  c: Context,
  course: CourseId | undefined,
): Promise<Response> => {
  const published = await courseOfNobody(web, course);
  const words = await wordsOf(published);
  const back = wayBackFor(published, undefined, web.ports.clock.now());
  return web.pages.message(c, withWayBack(words.preferences.gone, back, words), published, {}, 410);
};
