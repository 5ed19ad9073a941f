import { Hono } from 'hono/quick';
import { isOpenToSignUps } from '../../domain/membership/published.ts';
import { listCourses } from '../../pipeline/publish/list-courses.ts';
import { findFrontPage, type WebContext } from '../context.ts';
import { coursesValues } from '../views/courses-values.ts';
import { wordsOf } from '../views/words-of.ts';

/** Everything that somebody can sign up for here. */
export const coursesRoutes = (web: WebContext): Hono => {
  const { ports, pages } = web;
  const list = listCourses(ports);
  return new Hono().get('/courses', async (c) => {
    const front = await findFrontPage(web);
    if (!front) return pages.fault(c, 'unknownCourse', 404);
    const [courses, lists] = await Promise.all([
      list('course' in front ? front.course.id : undefined),
      ports.newsletters.lists(),
    ]);
    const open = lists.filter(isOpenToSignUps);
    const words = await wordsOf(front);
    const values = await coursesValues(front, courses, open, words, ports.clock.now());
    return pages.show(c, 'courses', front, values);
  });
};
