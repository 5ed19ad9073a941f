import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import * as z from 'zod';
import { createMimeComposer } from '../../adapters/ses/compose-mime.ts';
import { scoreMessages } from '../../adapters/spam-assassin.ts';
import { emailAddress } from '../../domain/subscriber/email-address.ts';
import type { Mailer, OutgoingMail } from '../../pipeline/ports.ts';
import type { Html } from '../layout.ts';
import { courseMailOnBench, inScheme, issueOnBench, type MailOnBench } from './mail-on-bench.ts';
import { frameRights, mailPage, type Scored } from './mail-page.ts';
import { home, type Studio } from './studio.ts';
import type { Workbench } from './workbench.ts';

const sending = z.object({ to: emailAddress, stage: z.string().trim().default('') });

const inFrame = [
  `sandbox ${frameRights}`,
  "default-src 'none'",
  "img-src 'self' data:",
  "style-src 'unsafe-inline'",
  "frame-ancestors 'self'",
].join('; ');

/** Lessons, other mails of a course, and issues: shown in every form, scored, and sent. */
export const mailRoutes = (studio: Studio): Hono => {
  const page = async (c: Context, said?: Html, status: 200 | 422 | 502 = 200) => {
    const bench = await studio.look();
    const mail = mailIn(c, bench);
    if (!mail) return studio.missing(c, bench);
    const scored = c.req.query('score') === undefined ? 'not-asked' : await score(mail);
    const { nameFiles, openStage } = studio;
    return studio.show(
      c,
      {
        title: mail.subject,
        trail: [...home, { href: '/_local/studio', label: mail.of }],
        version: bench.version,
        said,
        body: mailPage(bench, mail, { scored, nameFiles, canSendFromStage: openStage !== undefined }),
      },
      status,
    );
  };
  const frame = async (c: Context) => {
    const mail = mailIn(c, await studio.look());
    if (!mail) return c.notFound();
    const scheme = c.req.query('scheme') === 'dark' ? 'dark' : 'light';
    return c.html(inScheme(mail.html, scheme), 200, { 'content-security-policy': inFrame });
  };
  const sendIt = async (c: Context) => {
    const asked = sending.safeParse(await c.req.parseBody());
    if (!asked.success) return page(c, html`Not sent: that is no address that mail can go to.`, 422);
    const bench = await studio.look();
    const mail = mailIn(c, bench);
    if (!mail) return studio.missing(c, bench);
    const { to, stage } = asked.data;
    const result = await send(studio, { ...mail.outgoing, to, date: studio.now() }, stage);
    if (result.kind !== 'accepted')
      return page(c, html`Not sent: ${'reason' in result ? result.reason : result.kind}.`, 502);
    return page(
      c,
      stage === ''
        ? html`Sent: it is in the <a href="/_local/">inbox</a>.`
        : html`Sent by the stage ${stage}.`,
    );
  };

  const app = new Hono();
  for (const path of ['/courses/:course/:mail', '/newsletters/:list/:issue'])
    app
      .get(path, (c) => page(c))
      .get(`${path}/html`, frame)
      .post(`${path}/send`, sendIt);
  return app;
};

/** The mail that an address names; its links and images lead to where it was asked. */
const mailIn = (c: Context, bench: Workbench): MailOnBench | undefined => {
  const { origin } = new URL(c.req.url);
  const named = (name: string) => c.req.param(name) ?? '';
  return named('list') === ''
    ? courseMailOnBench(bench, named('course'), named('mail'), origin)
    : issueOnBench(bench, named('list'), named('issue'), origin);
};

const score = async ({ outgoing }: MailOnBench): Promise<Scored> => {
  const [given] = (await scoreMessages([await createMimeComposer()(outgoing)])) ?? [];
  return given ?? 'not-installed';
};

const send = async (
  { mailer, openStage }: Studio,
  mail: OutgoingMail,
  stage: string,
): ReturnType<Mailer['send']> => {
  if (stage === '' || !openStage) return mailer.send(mail);
  const opened = await openStage(stage);
  try {
    return await opened.mailer.send(mail);
  } finally {
    await opened.close();
  }
};
