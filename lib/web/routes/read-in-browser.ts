import { Hono } from 'hono/quick';
import type * as z from 'zod';
import { type IssueId, issueId } from '../../domain/content/issue.ts';
import { courseVersion } from '../../domain/content/published/published-course.ts';
import { mayReadDelivery } from '../../domain/links/read-access.ts';
import { tokenSpellings } from '../../domain/links/token-spellings.ts';
import { areCopiesForgotten, wordsSent } from '../../domain/newsletter/issue-delivery.ts';
import { hasBegun } from '../../domain/newsletter/issue-record.ts';
import { mailUnder } from '../../domain/subjects/subject-test.ts';
import type { SubscriptionRef } from '../../pipeline/ports/subscriptions.ts';
import { readArchive } from '../../pipeline/publish/list-archive.ts';
import { readLesson } from '../../pipeline/publish/read-lesson.ts';
import { findListPage, type WebContext } from '../context.ts';
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
      // Cut on its way here, the version is as good as none.
      const [named] = readAs(courseVersion, c.req.param('version'));
      const sent = await readLesson(ports)(enrollment, claims.m, named);
      if (sent) {
        const values = receivedLessonValues(sent, current, baseUrl, await wordsOf(sent.published));
        return pages.show(c, 'lesson', current ?? sent.published, values);
      }
      const words = (await wordsOf(current)).lesson;
      const link = current && { href: `/courses/${claims.c}`, label: words.toCourse };
      return pages.message(c, words.notReceived, current, link ? { link } : {}, 404);
    });

  routes.get('/newsletters/read/:token/:issue', signedLink(web, 'read-list'), async (c) => {
    const ids = readAs(issueId, c.req.param('issue'));
    if (ids.length === 0) return c.notFound();
    const { claims } = c.var.link;
    const published = await findListPage(web, claims.l);
    const issue = await firstRead(ports, linkedSubscription(claims), ids);
    if (!issue)
      return pages.message(c, (await wordsOf(published)).lesson.issueNotReceived, published, {}, 404);
    const isPublic = (await readArchive(ports)(issue.list.id, issue.id)) !== undefined;
    const share = isPublic ? `${baseUrl}/issues/${issue.list.id}/${issue.id}` : undefined;
    return pages.show(c, 'lesson', published, receivedIssueValues(issue, share));
  });

  return routes;
};

/** What comes after a link's token is written in the same letters and suffers the same, but has no MAC that says which is right. */
const readAs = <Schema extends z.ZodType>(schema: Schema, given = ''): z.output<Schema>[] =>
  tokenSpellings(given).flatMap((spelling) => {
    const read = schema.safeParse(spelling.toLowerCase());
    return read.success ? [read.data] : [];
  });

/**
 * Of the issues that a link may mean, the one that its reader was sent, in the words that it was sent in; in its last words, where
 * nothing says any more which those were.
 */
const firstRead = async (
  { clock, issueDeliveries, issueRecords, newsletters }: WebContext['ports'],
  member: SubscriptionRef,
  ids: readonly IssueId[],
) => {
  for (const id of ids) {
    const ref = { ...member, issueId: id };
    const [delivery, record] = await Promise.all([issueDeliveries.load(ref), issueRecords.load(ref)]);
    if (!record) continue;
    if (!delivery && hasBegun(record) && areCopiesForgotten(record, clock.now())) {
      // Its copy has been removed in time, as those of issues are that everybody on the list was sent.
      const issue = await newsletters.issue(ref, record.published);
      if (issue?.audience.who === 'all')
        return { ...issue, mail: mailUnder(issue, record.subjectDecision?.winner) };
    }
    const sent = delivery && mayReadDelivery(delivery.entry) && wordsSent(delivery, record);
    const issue = sent && (await newsletters.issue(ref, sent));
    if (issue) return { ...issue, mail: mailUnder(issue, delivery?.subject) };
  }
  return undefined;
};
