import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import * as z from 'zod';
import { createMimeComposer } from '../../adapters/ses/compose-mime.ts';
import { scoreMessages } from '../../adapters/spam-assassin.ts';
import { type StageName, stageName } from '../../domain/stage/stage-settings.ts';
import { emailAddress } from '../../domain/subscriber/email-address.ts';
import type { OutgoingMail, SendResult } from '../../pipeline/ports/mailer.ts';
import type { Html } from '../layout.ts';
import { courseMailOnBench, imagesHere, inScheme, issueOnBench, type MailOnBench } from './mail-on-bench.ts';
import { frameRights, mailPage, type Scored } from './mail-page.ts';
import { home, type Studio } from './studio.ts';
import type { Workbench } from './workbench.ts';

/** Without a stage, it is sent from here. */
const sending = z.object({
  to: emailAddress,
  stage: z
    .string()
    .trim()
    .transform((typed) => typed || undefined)
    .pipe(stageName.optional())
    .optional(),
});

const inFrame = [
  `sandbox ${frameRights}`,
  "default-src 'none'",
  "img-src 'self' data:",
  "style-src 'unsafe-inline'",
  "frame-ancestors 'self'",
].join('; ');

const whyNot = ({ issues }: z.ZodError): string => {
  const ofStage = issues.find(({ path }) => path[0] === 'stage');
  return ofStage ? `a stage ${ofStage.message}.` : 'that is no address that mail can go to.';
};

/** Lessons, other mails of a course, and issues: shown in every form, scored, and sent. */
export const mailRoutes = (studio: Studio): Hono => {
  const page = async (c: Context, said?: Html, status: 200 | 422 | 502 = 200) => {
    const bench = await studio.look();
    const mail = await mailIn(c, bench);
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
    const mail = await mailIn(c, await studio.look());
    if (!mail) return c.notFound();
    const scheme = c.req.query('scheme') === 'dark' ? 'dark' : 'light';
    return c.html(inScheme(mail.html, scheme), 200, { 'content-security-policy': inFrame });
  };
  const sendIt = async (c: Context) => {
    const asked = sending.safeParse(await c.req.parseBody());
    if (!asked.success) return page(c, html`Not sent: ${whyNot(asked.error)}`, 422);
    const { to, stage } = asked.data;
    const bench = await studio.look();
    const here = await mailIn(c, bench);
    if (!here) return studio.missing(c, bench);
    const mail = async (imagesUrl?: string): Promise<OutgoingMail> => ({
      ...((await mailIn(c, bench, imagesUrl)) ?? here).outgoing,
      to,
      date: studio.now(),
    });
    const against = await send(studio, mail, stage);
    if (against !== undefined) return page(c, html`Not sent: ${against}`, 502);
    return page(
      c,
      stage === undefined
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

/** The mail that an address names. */
const mailIn = (
  c: Context,
  bench: Workbench,
  imagesUrl = imagesHere(new URL(c.req.url).origin),
): Promise<MailOnBench | undefined> => {
  const named = (name: string) => c.req.param(name) ?? '';
  return named('list') === ''
    ? courseMailOnBench(bench, named('course'), named('mail'), imagesUrl)
    : issueOnBench(bench, named('list'), named('issue'), imagesUrl);
};

const score = async ({ outgoing }: MailOnBench): Promise<Scored> => {
  const [given] = (await scoreMessages([await createMimeComposer()(outgoing)])) ?? [];
  return given ?? 'not-installed';
};

/** Sends it from here, or from a stage, with the images that are there; what stood against that, where it was not sent. */
const send = async (
  { mailer, openStage }: Studio,
  mail: (imagesUrl?: string) => Promise<OutgoingMail>,
  stage: StageName | undefined,
): Promise<string | undefined> => {
  if (stage === undefined || !openStage) return saidBy(await mailer.send(await mail()));
  try {
    const opened = await openStage(stage);
    try {
      return saidBy(await opened.mailer.send(await mail(opened.imagesUrl)));
    } finally {
      await opened.close();
    }
  } catch (error) {
    // A stage that there is not, or credentials that have run out, say so themselves.
    return error instanceof Error ? error.message : String(error);
  }
};

const saidBy = (result: SendResult): string | undefined => {
  if (result.kind === 'accepted') return undefined;
  return `${'reason' in result ? result.reason : result.kind}.`;
};
