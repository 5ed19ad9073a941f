import { type Context, Hono } from 'hono';
import * as z from 'zod';
import type { Enrollment } from '../domain/enrollment.ts';
import { lessonId } from '../domain/lesson.ts';
import type { CompiledMail, PublishedCourse } from '../domain/mail.ts';
import { readLink, refOf } from './links.ts';
import { wordsOf } from './pages.ts';
import { personal } from './security.ts';
import { findCourse, type Web } from './web.ts';

const readable = z.union([z.literal('closing'), lessonId]);
type ReadableKey = z.infer<typeof readable>;

/** Sent, or handed over without an answer so far: in both cases the mail may be in the reader's hands. */
const hasReached = ({ ledger }: Enrollment, key: ReadableKey): boolean => {
  const state = ledger[key]?.state;
  return state === 'sent' || state === 'unknown' || state === 'sending';
};

/** Lessons in the browser: the first for everybody, the others for those who received them. */
export const lessonRoutes = (web: Web): Hono => {
  const { ports, pages } = web;
  const routes = new Hono().use('/read/*', personal);

  const mailOf = ({ course, version }: PublishedCourse, key: ReadableKey) =>
    ports.courses.mail(course.id, version, key);

  const page = (
    c: Context,
    published: PublishedCourse,
    mail: CompiledMail,
    around: { ownPage?: string; offer?: boolean; path?: string },
  ) => {
    const { course, lessons } = published;
    const words = wordsOf(published);
    const number = lessons.findIndex(({ id }) => id === mail.key) + 1;
    const { title } = course;
    return pages.show(c, 'lesson', published, {
      head: { title: mail.subject, description: mail.preview, ...(around.path ? { path: around.path } : {}) },
      subject: mail.subject,
      position:
        number > 0
          ? words.lesson.position({ title, number, all: lessons.length })
          : words.lesson.closing(title),
      web: mail.web,
      ownPage: around.ownPage,
      offer: around.offer ? words.lesson.offer({ title, rest: lessons.length - 1 }) : undefined,
    });
  };

  routes.get('/lessons/:course/:lesson', async (c) => {
    const published = await findCourse(web, c.req.param('course'));
    const asked = published?.lessons.findIndex(({ id }) => id === c.req.param('lesson')) ?? -1;
    const lesson = published?.lessons[asked];
    if (!published || !lesson) return c.notFound();

    const mail = asked === 0 ? await mailOf(published, lesson.id) : undefined;
    if (mail)
      return page(c, published, mail, { offer: true, path: `/lessons/${published.course.id}/${lesson.id}` });
    const words = wordsOf(published);
    const link = { href: `/courses/${published.course.id}`, label: words.lesson.toCourse };
    return pages.message(c, words.lesson.notPublic, published, { link }, 404);
  });

  // Where "Read in your browser" of each mail leads.
  routes.get('/read/:token/:lesson', async (c) => {
    const link = readLink(web, c, 'preferences');
    if ('refusal' in link) return link.refusal;
    const key = readable.safeParse(c.req.param('lesson'));
    const ref = refOf(link.claims);
    const [published, enrollment] = await Promise.all([
      ports.courses.current(ref.courseId),
      ports.enrollments.load(ref),
    ]);
    if (!key.success || !published) return c.notFound();
    const mail =
      enrollment && hasReached(enrollment, key.data) ? await mailOf(published, key.data) : undefined;
    const ownPage = `/preferences/${link.token}`;
    if (mail) return page(c, published, mail, { ownPage });
    const words = wordsOf(published);
    const extras = { link: { href: ownPage, label: words.lesson.allLessons } };
    return pages.message(c, words.lesson.notReceived, published, extras, 404);
  });

  return routes;
};
