import { Hono } from 'hono';
import { issueId } from '../../domain/content/issue.ts';
import { courseVersion } from '../../domain/content/published-course.ts';
import { mayReadDelivery } from '../../domain/links/read-access.ts';
import { wordsSent } from '../../domain/newsletter/issue-delivery.ts';
import { readArchive } from '../../pipeline/publish/list-archive.ts';
import { readLesson } from '../../pipeline/publish/read-lesson.ts';
import { findDefaultCourse, type WebContext } from '../context.ts';
import { signedLink } from '../middleware/signed-link.ts';
import { receivedIssueValues, receivedLessonValues } from '../views/lesson-values.ts';
import { notOnRecordPage } from '../views/not-on-record-page.ts';
import { wordsOf } from '../views/words-of.ts';
import { linkedEnrollment, linkedSubscription } from './linked-refs.ts';

/** Where "Read in your browser" of each mail leads: for those who were sent it. */
export const readInBrowserRoutes = (web: WebContext): Hono => {
  const { ports, pages, baseUrl } = web;
  const routes = new Hono();

  // Mails name the version that they were sent from; older ones, and the reader's own page, do not.
  for (const path of ['/read/:token', '/read/:token/:version'] as const)
    routes.get(path, signedLink(web, 'read'), async (c) => {
      const { claims } = c.var.link;
      const [current, enrollment] = await Promise.all([
        ports.courses.current(claims.c),
        ports.enrollments.load(linkedEnrollment(claims)),
      ]);
      if (!enrollment) return notOnRecordPage(web, c, claims.c);
      // Cut or padded on its way here, the version is as good as none.
      const named = courseVersion.safeParse(c.req.param('version')).data;
      const sent = await readLesson(ports)(enrollment, claims.m, named);
      if (sent) {
        const values = receivedLessonValues(sent, current, baseUrl);
        return pages.show(c, 'lesson', current ?? sent.published, values);
      }
      const words = wordsOf(current).lesson;
      const link = current && { href: `/courses/${claims.c}`, label: words.toCourse };
      return pages.message(c, words.notReceived, current, link ? { link } : {}, 404);
    });

  routes.get('/newsletters/read/:token/:issue', signedLink(web, 'read-list'), async (c) => {
    const id = issueId.safeParse(c.req.param('issue'));
    if (!id.success) return c.notFound();
    const ref = { ...linkedSubscription(c.var.link.claims), issueId: id.data };
    const [delivery, record] = await Promise.all([
      ports.issueDeliveries.load(ref),
      ports.issueRecords.load(ref),
    ]);
    const sent = delivery && mayReadDelivery(delivery.entry) && record && wordsSent(delivery, record);
    const issue = sent && (await ports.newsletters.issue(ref, sent));
    if (!issue) {
      const course = await findDefaultCourse(web);
      return pages.message(c, wordsOf(course).lesson.issueNotReceived, course, {}, 404);
    }
    const isPublic = (await readArchive(ports)(ref.listId, ref.issueId)) !== undefined;
    const share = isPublic ? `${baseUrl}/issues/${ref.listId}/${ref.issueId}` : undefined;
    const published = await findDefaultCourse(web, issue.list.language);
    return pages.show(c, 'lesson', published, receivedIssueValues(issue, share));
  });

  return routes;
};
