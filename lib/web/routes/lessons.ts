import { Hono } from 'hono/quick';
import { findCourse, type WebContext } from '../context.ts';
import { sampleLessonValues } from '../views/lesson-values.ts';
import { wordsOf } from '../views/words-of.ts';

/** Lessons at addresses without a token: the first is open to everybody, the others lead to the course. */
export const lessonRoutes = (web: WebContext): Hono => {
  const { ports, pages } = web;
  const routes = new Hono();

  routes.get('/lessons/:course/:lesson', async (c) => {
    const published = await findCourse(web, c.req.param('course'));
    const asked = published?.lessons.findIndex(({ id }) => id === c.req.param('lesson')) ?? -1;
    const lesson = published?.lessons[asked];
    if (!published || !lesson) return c.notFound();

    const { course, version } = published;
    const mail = asked === 0 ? await ports.courses.mail(course.id, version, lesson.id) : undefined;
    const words = await wordsOf(published);
    if (mail) return pages.show(c, 'lesson', published, sampleLessonValues(published, mail, words));
    const link = { href: `/courses/${course.id}`, label: words.lesson.toCourse };
    return pages.message(c, words.lesson.notPublic, published, { link }, 404);
  });

  return routes;
};
