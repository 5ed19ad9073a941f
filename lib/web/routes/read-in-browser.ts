import { Hono } from 'hono';
import { issueId } from '../../domain/content/issue.ts';
import { mayReadCourseMail, mayReadDelivery } from '../../domain/links/read-access.ts';
import { readArchive } from '../../pipeline/publish/list-archive.ts';
import { findDefaultCourse, type WebContext } from '../context.ts';
import { signedLink } from '../middleware/signed-link.ts';
import { receivedIssueValues, receivedLessonValues } from '../views/lesson-values.ts';
import { wordsOf } from '../views/words-of.ts';
import { linkedEnrollment, linkedSubscription } from './linked-refs.ts';

/** Where "Read in your browser" of each mail leads: for those who were sent it. */
export const readInBrowserRoutes = (web: WebContext): Hono => {
  const { ports, pages, baseUrl } = web;
  const routes = new Hono();

  routes.get('/read/:token', signedLink(web, 'read'), async (c) => {
    const { claims } = c.var.link;
    const [published, enrollment] = await Promise.all([
      ports.courses.current(claims.c),
      ports.enrollments.load(linkedEnrollment(claims)),
    ]);
    if (!published) return c.notFound();
    const { course, version } = published;
    const mayRead = enrollment && mayReadCourseMail(enrollment, claims.m);
    const mail = mayRead ? await ports.courses.mail(course.id, version, claims.m) : undefined;
    if (mail) return pages.show(c, 'lesson', published, receivedLessonValues(published, mail, baseUrl));
    const words = wordsOf(published).lesson;
    const link = { href: `/courses/${course.id}`, label: words.toCourse };
    return pages.message(c, words.notReceived, published, { link }, 404);
  });

  routes.get('/newsletters/read/:token/:issue', signedLink(web, 'read-list'), async (c) => {
    const id = issueId.safeParse(c.req.param('issue'));
    if (!id.success) return c.notFound();
    const ref = { ...linkedSubscription(c.var.link.claims), issueId: id.data };
    const [delivery, record] = await Promise.all([
      ports.issueDeliveries.load(ref),
      ports.issueRecords.load(ref),
    ]);
    const mayRead = record && mayReadDelivery(delivery?.entry);
    const issue = mayRead && (await ports.newsletters.issue(ref, record.published));
    if (!issue) return c.notFound();
    const isPublic = (await readArchive(ports)(ref.listId, ref.issueId)) !== undefined;
    const share = isPublic ? `${baseUrl}/issues/${ref.listId}/${ref.issueId}` : undefined;
    const published = await findDefaultCourse(web, issue.list.language);
    return pages.show(c, 'lesson', published, receivedIssueValues(issue, share));
  });

  return routes;
};
