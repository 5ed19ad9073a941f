import { type Context, Hono } from 'hono';
import type { PublishedCourse } from '../../domain/content/published-course.ts';
import { type CourseMail, occasionOf } from '../../domain/delivery/delivery-key.ts';
import { isSkippedByReader } from '../../domain/enrollment/course-request.ts';
import { type Enrollment, ledgerOf } from '../../domain/enrollment/enrollment.ts';
import type { CompiledMail } from '../../domain/mail/mail.ts';
import { findCourse, type WebContext } from '../context.ts';
import { personal } from '../middleware/security.ts';
import { readLink, refOf } from '../middleware/signed-link.ts';
import { wordsOf } from '../views/pages.ts';

/**
 * Sent, or handed over without an answer so far: in both cases the mail may be in the reader's hands. What
 * they skipped is theirs to read as well.
 */
const hasReached = (enrollment: Enrollment, mail: CourseMail): boolean =>
  ledgerOf(enrollment).some(
    ([key, { status }]) =>
      occasionOf(key)?.mail === mail &&
      (status === 'sent' ||
        status === 'unknown' ||
        status === 'sending' ||
        isSkippedByReader(enrollment, key)),
  );

/** Lessons in the browser: the first for everybody, the others for those who received them. */
export const lessonRoutes = (web: WebContext): Hono => {
  const { ports, pages } = web;
  const routes = new Hono().use('/read/*', personal);

  const mailOf = ({ course, version }: PublishedCourse, key: CourseMail) =>
    ports.courses.mail(course.id, version, key);

  const page = (
    c: Context,
    published: PublishedCourse,
    mail: CompiledMail,
    around: { offer: { heading: string; text: string }; path?: string; share?: string | undefined },
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
      share: around.share,
      offer: around.offer,
    });
  };

  routes.get('/lessons/:course/:lesson', async (c) => {
    const published = await findCourse(web, c.req.param('course'));
    const asked = published?.lessons.findIndex(({ id }) => id === c.req.param('lesson')) ?? -1;
    const lesson = published?.lessons[asked];
    if (!published || !lesson) return c.notFound();

    const mail = asked === 0 ? await mailOf(published, lesson.id) : undefined;
    const words = wordsOf(published);
    const { course, lessons } = published;
    if (mail) {
      const text = words.lesson.offer({ title: course.title, rest: lessons.length - 1 });
      const offer = { heading: words.lesson.offerHeading, text };
      return page(c, published, mail, { offer, path: `/lessons/${course.id}/${lesson.id}` });
    }
    const link = { href: `/courses/${course.id}`, label: words.lesson.toCourse };
    return pages.message(c, words.lesson.notPublic, published, { link }, 404);
  });

  // Where "Read in your browser" of each mail leads. Nothing on it is its reader's, so that they can pass it on.
  routes.get('/read/:token', async (c) => {
    const link = await readLink(web, c, 'read');
    if ('refusal' in link) return link.refusal;
    const ref = refOf(link.claims);
    const { m: key } = link.claims;
    const [published, enrollment] = await Promise.all([
      ports.courses.current(ref.courseId),
      ports.enrollments.load(ref),
    ]);
    if (!published) return c.notFound();
    const words = wordsOf(published);
    const { course, lessons } = published;
    const mail = enrollment && hasReached(enrollment, key) ? await mailOf(published, key) : undefined;
    if (mail) {
      const text = words.lesson.shared({ title: course.title, all: lessons.length });
      const share = key === lessons[0]?.id ? `${web.baseUrl}/lessons/${course.id}/${key}` : undefined;
      return page(c, published, mail, { offer: { heading: words.lesson.sharedHeading, text }, share });
    }
    const extras = { link: { href: `/courses/${course.id}`, label: words.lesson.toCourse } };
    return pages.message(c, words.lesson.notReceived, published, extras, 404);
  });

  return routes;
};
