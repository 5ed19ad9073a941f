import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import * as z from 'zod';
import { issueId } from '../../domain/content/issue.ts';
import { listId } from '../../domain/content/newsletter.ts';
import { issueStandingInWords } from '../../domain/newsletter/issue-standing-in-words.ts';
import { counted } from '../../domain/prose/counted.ts';
import { subjectChoice } from '../../domain/subjects/subject-test.ts';
import { emailAddress } from '../../domain/subscriber/email-address.ts';
import { longestNote } from '../../domain/subscriber/journal.ts';
import { replayedInWords } from '../../pipeline/dead-letters/dead-letters-in-words.ts';
import { listDeadLetters, replayDeadLetters } from '../../pipeline/dead-letters/replay-dead-letters.ts';
import { changedInWords, changeIssue, type IssueChange } from '../../pipeline/operate/change-issue.ts';
import { chooseSubject, chosenInWords } from '../../pipeline/operate/choose-subject.ts';
import { listDue } from '../../pipeline/operate/list-due.ts';
import { listUnknown, type UnknownMail } from '../../pipeline/operate/list-unknown.ts';
import { lookAtIssues } from '../../pipeline/operate/look-at-issues.ts';
import { lookAtSending } from '../../pipeline/operate/look-at-sending.ts';
import { releaseSending } from '../../pipeline/operate/release-sending.ts';
import { type FailedMail, listFailed, resendFailed } from '../../pipeline/operate/resend-failed.ts';
import { sendTestIssue, testIssueInWords } from '../../pipeline/operate/send-test-issue.ts';
import type { IssueRef } from '../../pipeline/ports/issues.ts';
import { cacheCourses } from '../../pipeline/send/cache-courses.ts';
import { createRateLimiter } from '../../pipeline/send/rate-limiter.ts';
import type { Desk } from '../desk.ts';
import { inShort } from '../in-short.ts';
import type { Html } from '../layout.ts';
import { deadLettersPage, failedPage, type NotThrough } from './not-through-pages.ts';
import { sendingHome, sendingPage } from './sending-page.ts';

const section = sendingHome;
const trail = [{ href: sendingHome, label: 'Sending' }];

/** How sending stands, and what an operator may do about it. */
export const sendingRoutes = (desk: Desk): Hono =>
  new Hono()
    .get('/sending', (c) => showSending(desk, c))
    .post('/sending/release', async (c) => {
      await releaseSending(desk.connection).go();
      return showSending(desk, c, html`Sending goes on: the next sweep sends.`);
    })
    .get('/sending/failed', (c) => showFailed(desk, c))
    .post('/sending/failed', (c) => sendAgain(desk, c))
    .get('/sending/dead-letters', (c) => showDeadLetters(desk, c))
    .post('/sending/dead-letters', async (c) => {
      const { deadLetters, runAgain } = desk;
      const replayed = await Array.fromAsync(replayDeadLetters(deadLetters, runAgain));
      return showDeadLetters(
        desk,
        c,
        html`${replayedInWords(replayed).join(' ') || 'There was nothing to try.'}`,
      );
    })
    .post('/sending/issues/:list/:issue/test', (c) => test(desk, c))
    .post('/sending/issues/:list/:issue/send-now', (c) => change(desk, c, 'send-now'))
    .post('/sending/issues/:list/:issue/cancel', (c) => change(desk, c, 'cancel'))
    .post('/sending/issues/:list/:issue/pause', (c) => change(desk, c, 'pause'))
    .post('/sending/issues/:list/:issue/resume', (c) => change(desk, c, 'resume'))
    .post('/sending/issues/:list/:issue/subject', (c) => choose(desk, c));

const showSending = async (desk: Desk, c: Context, said?: Html, status: 200 | 404 | 409 | 422 = 200) => {
  const { connection, deadLetters, show } = desk;
  const sight = await lookAtSending(connection)();
  const [due, waiting, issues] = await Promise.all([
    sight.hold || sight.isForeign ? listDue(connection)() : undefined,
    deadLetters.howMany(),
    lookAtIssues(connection)(),
  ]);
  const body = sendingPage({ sight, now: connection.clock.now(), due, deadLetters: waiting, issues });
  return show(c, { title: 'Sending', section, said, body }, status);
};

const notThrough = async ({ connection }: Desk): Promise<NotThrough> => {
  const ports = { ...connection, courses: cacheCourses(connection.courses) };
  const failed: FailedMail[] = [];
  const unknown: UnknownMail[] = [];
  let unreadable = 0;
  for await (const page of listFailed(ports, {})) {
    failed.push(...page.found);
    unreadable += page.unreadable;
  }
  // The same items again, so that what cannot be read is counted once.
  for await (const page of listUnknown(ports)) unknown.push(...page.found);
  const { hold } = await connection.sending.load();
  return { failed, unknown, unreadable, isStopped: hold !== undefined };
};

const showFailed = async (desk: Desk, c: Context, said?: Html, status: 200 | 409 = 200) =>
  desk.show(
    c,
    { title: 'Failed and unknown', section, trail, said, body: failedPage(await notThrough(desk)) },
    status,
  );

const sendAgain = async (desk: Desk, c: Context) => {
  const { failed } = await notThrough(desk);
  let again = 0;
  for (const mail of failed)
    if (!mail.obstacle && (await resendFailed(desk.connection)(mail)) === 'due-again') again += 1;
  const left = failed.length - again;
  const said = html`${counted(again, 'mail')} will be sent by the next sweeps.${left > 0 ? ` ${left} will not.` : ''}`;
  return showFailed(desk, c, said, again === 0 ? 409 : 200);
};

const showDeadLetters = async (desk: Desk, c: Context, said?: Html) => {
  const body = deadLettersPage(await listDeadLetters(desk.deadLetters));
  return desk.show(c, { title: 'Failed for good', section, trail, said, body });
};

const refSchema = z.object({ listId, issueId });

const issueIn = (c: Context): IssueRef | undefined =>
  refSchema.safeParse({ listId: c.req.param('list'), issueId: c.req.param('issue') }).data;

const unknownIssue = (desk: Desk, c: Context) =>
  showSending(desk, c, html`There is no such issue on record.`, 404);

const test = async (desk: Desk, c: Context) => {
  const { connection } = desk;
  const ref = issueIn(c);
  if (!ref) return unknownIssue(desk, c);
  const asked = z.object({ to: emailAddress }).safeParse(await c.req.parseBody());
  if (!asked.success)
    return showSending(desk, c, html`Not sent: that is no address that mail can go to.`, 422);
  const { to } = asked.data;
  const ports = { ...connection, rateLimiter: createRateLimiter(connection) };
  const result = await sendTestIssue(ports)(ref, to);
  if (result.kind === 'not-on-record') return unknownIssue(desk, c);
  return showSending(desk, c, html`${testIssueInWords(to, result)}`, result.kind === 'sent' ? 200 : 409);
};

const subjectForm = z.object({ subject: subjectChoice });

const choose = async (desk: Desk, c: Context) => {
  const ref = issueIn(c);
  if (!ref) return unknownIssue(desk, c);
  const form = subjectForm.safeParse(await c.req.parseBody());
  if (!form.success) return showSending(desk, c, html`Nothing was changed: it is one of A and B.`, 422);
  const { subject } = form.data;
  const outcome = await chooseSubject(desk.connection)(ref, subject);
  if (outcome.kind === 'not-on-record') return unknownIssue(desk, c);
  const said = chosenInWords(`${ref.listId}/${ref.issueId}`, subject, outcome);
  return showSending(desk, c, html`${said}`, outcome.kind === 'chosen' ? 200 : 409);
};

const actForm = z.object({ note: z.string().trim().max(longestNote).default('') });

const change = async (desk: Desk, c: Context, what: IssueChange) => {
  const ref = issueIn(c);
  const form = actForm.safeParse(await c.req.parseBody());
  if (!form.success)
    return showSending(desk, c, html`Nothing was changed: a note has up to ${longestNote} characters.`, 422);
  const result = ref && (await changeIssue(desk.connection)(ref, what, form.data.note || undefined));
  if (!ref || !result || result.kind === 'not-on-record') return unknownIssue(desk, c);
  const name = `${ref.listId}/${ref.issueId}`;
  return result.kind === 'changed'
    ? showSending(desk, c, html`${changedInWords(what, name, result.record)}`)
    : showSending(
        desk,
        c,
        html`Nothing was changed: ${name} is ${issueStandingInWords(result.record, inShort)}.`,
        409,
      );
};
