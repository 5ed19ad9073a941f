import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import type { StudioSettings } from '../../../lib/desk/studio/studio.ts';
import { studioRoutes } from '../../../lib/desk/studio/studio-routes.ts';
import { styleSheet } from '../../../lib/desk/style-sheet.ts';
import { instantOf } from '../../../lib/domain/time/instant.ts';
import { watchOnce } from '../../../lib/local/process/watch-folders.ts';
import { createWorkshop } from '../../../lib/local/world/workshop.ts';
import type { OutgoingMail, SendResult } from '../../../lib/pipeline/ports/mailer.ts';
import { violations } from '../../browser/axe.ts';
import { expectNoComplaints, press, useBrowser } from '../../browser/site.ts';
import { breadCourse } from '../../fixtures/bread-course.ts';
import { issueMarkdown, listYaml } from '../../fixtures/newsletter-files.ts';
import { contentOnDisk } from '../../worlds/content-on-disk.ts';

const mailTemplates = new URL('../../../templates/emails', import.meta.url).pathname;
const oven = 'courses/bread/oven.yaml';
const insights = 'insights/rye.yaml';
const rye = 'Rye\n\nRye holds 80 grams of water.\n\nIt rests for 12 hours before it is baked.\n';
const proposal = `  # “It rests for 12 hours before it is baked.”
  - id: rest
    draft: true
    kind: practice
    title:
    statement:
    evidence:
      - article: rye
        paragraphs: [3]
`;

const content = () =>
  new Map([
    ...breadCourse({
      [`content/${insights}`]: (text) => text + proposal,
      'content/articles/rye.yaml': (text) => text.replace(/^paragraphs: .*$/m, 'paragraphs: 3'),
    }),
    ['content/newsletters/letters/list.yaml', listYaml('letters')],
    [
      'content/newsletters/letters/2027-06-01-june.md',
      issueMarkdown({ subject: 'Of June', date: '2027-06-01' }),
    ],
    ['content/.articles/rye.txt', rye],
  ]);

const workshop = createWorkshop();

/** A studio over content on disk, and what it sends. */
const openStudio = async (files: ReadonlyMap<string, string> = content()) =>
  studioOver(await contentOnDisk(files));

const studioOver = (folder: string, live: StudioSettings['live'] = async () => new Map()) => {
  const sent: { mail: OutgoingMail; by: string }[] = [];
  const watching: AbortSignal[] = [];
  const mailerOf = (by: string) => ({
    send: async (mail: OutgoingMail): Promise<SendResult> => {
      sent.push({ mail, by });
      return { kind: 'accepted', messageId: 'one' };
    },
  });
  const routes = studioRoutes({
    head: { stage: 'local', links: [{ href: '/_local/studio', label: 'Studio' }] },
    folders: { content: folder, mailTemplates },
    workshop,
    live,
    now: () => instantOf('2026-11-24T15:00:00Z'),
    mailer: mailerOf('here'),
    openStage: async (stage) => {
      if (stage === 'nowhere') throw new Error('There is no stage “nowhere”.');
      return { mailer: mailerOf(stage), imagesUrl: 'https://prod.test/images', close: async () => {} };
    },
    watch: (signal) => {
      watching.push(signal);
      return watchOnce([folder], signal);
    },
  });
  const app = new Hono({ strict: false }).route('/_local/studio', routes).route('/_local/desk', styleSheet());
  return { app, folder, sent, watching };
};
const textOf = async (answer: Response | Promise<Response>) => (await answer).text();
const change = async (folder: string, path: string, by: (text: string) => string) =>
  writeFile(join(folder, path), by(await readFile(join(folder, path), 'utf8')));

describe('the studio', () => {
  it('tells a page of a save that came while it looked whether there was one', async () => {
    const { app, folder } = await openStudio();
    const page = await textOf(app.request('/_local/studio'));
    const [, version] = /data-version="([^"]+)"/.exec(page) ?? [];
    // A studio that has just begun asks for what is live when it has read the files.
    const another = studioOver(folder, async () => {
      await change(folder, oven, (text) => text.replace(/^subject: .*$/m, 'subject: The oven, once more'));
      return new Map();
    });
    const told = await another.app.request(`/_local/studio/changes?since=${version}`);
    expect(await told.text()).toContain('event: changed');
    // Nobody watches for a page that has its answer.
    expect(new Set(another.watching.map(({ aborted }) => aborted))).toEqual(new Set([true]));
  });

  it('lists what is written, drafts too, with its size and what is said of it', async () => {
    const { app } = await openStudio();
    const page = await textOf(app.request('/_local/studio'));
    for (const said of [
      'The flour and the jar',
      'The oven and the night',
      'Of June',
      '1 proposal to look at',
    ])
      expect(page).toContain(said);
    expect(page).toMatch(/\d+\.\d KB/);
  });

  it('shows the accent in the light and in the dark, where nobody has chosen one', async () => {
    const { app, folder } = await openStudio();
    const looks = async () => {
      const page = await textOf(app.request('/_local/studio'));
      return page.slice(page.indexOf('id="looks"')).replace(/<[^>]*>/g, '');
    };
    await change(folder, 'site.yaml', (text) => `${text}theme:\n  accent: "#1d4f91"\n`);
    expect(await looks()).toMatch(/#1d4f91 in the light reads at \d\.\d:1 or more/);
    expect(await looks()).toMatch(/#a6bddc in the dark, made from the accent reads at \d\.\d:1 or more/);
    await change(folder, 'site.yaml', (text) => `${text}  accentInDark: "#9cc2f5"\n`);
    expect(await looks()).toMatch(/#9cc2f5 in the dark reads at/);
  });

  it('shows a fault in its place, with what was last without fault beside it', async () => {
    const { app, folder } = await openStudio();
    const at = '/_local/studio/courses/bread/oven';
    expect(await textOf(app.request(at))).not.toContain('cannot be shown');
    await change(folder, oven, (text) => text.replace(/^preview: .*$/m, 'preview: short'));
    const page = await textOf(app.request(at));
    expect(page).toContain('As it is written, it cannot be shown');
    expect(page).toContain('The oven and the night');
    await change(folder, oven, () => 'blocks: [');
    expect((await app.request(at)).status).toBe(200);
    await rm(join(folder, oven));
    expect((await app.request(at)).status).toBe(200);
  });

  it('says so where nothing can be shown, or nothing has that name', async () => {
    const { app } = await openStudio(new Map([['content/site.yaml', 'brand: [']]));
    expect(await textOf(app.request('/_local/studio'))).toContain('Nothing can be shown yet');
    for (const path of [
      'courses/bread/oven',
      'newsletters/a/b',
      'articles/nope',
      'timeline/nope',
      'images/nope',
    ])
      expect((await app.request(`/_local/studio/${path}`)).status, path).toBe(404);
  });

  it('shows the words of an author as words, whatever they look like', async () => {
    const hostile = '<script>alert(1)</script>';
    const { app } = await openStudio(
      breadCourse({ 'content/site.yaml': (text) => text.replace(/^brand: .*$/m, `brand: "${hostile}"`) }),
    );
    for (const path of ['', '/courses/bread/oven']) {
      const page = await textOf(app.request(`/_local/studio${path}`));
      expect(page, path).not.toContain(hostile);
      expect(page, path).toContain('&lt;script&gt;');
    }
  });

  it('sends a mail to the inbox here, or from a stage, and to nothing that is no address', async () => {
    const { app, sent } = await openStudio();
    const send = (form: Record<string, string>) =>
      app.request('/_local/studio/courses/bread/oven/send', {
        method: 'POST',
        body: new URLSearchParams(form),
      });
    expect(await textOf(send({ to: 'ada@example.org' }))).toContain('in the <a href="/_local/">inbox</a>');
    expect(await textOf(send({ to: 'ada@example.org', stage: 'prod' }))).toContain('Sent by the stage prod');
    expect((await send({ to: 'nobody' })).status).toBe(422);
    const named = await send({ to: 'ada@example.org', stage: '../prod' });
    expect(named.status).toBe(422);
    expect(await named.text()).toContain('Not sent: a stage takes up to 20 lower-case letters');
    const failed = await send({ to: 'ada@example.org', stage: 'nowhere' });
    expect(failed.status).toBe(502);
    expect(await failed.text()).toContain('Not sent: There is no stage “nowhere”.');
    // Whoever reads it elsewhere does not reach this machine.
    const [here, prod] = sent.map(({ mail }) => JSON.stringify(mail));
    expect(here).toContain('http://localhost/_local/studio/images');
    expect(prod).toContain('https://prod.test/images');
    expect(prod).not.toContain('_local/studio/images');
    expect(sent.map(({ mail, by }) => [by, mail.to, mail.mail.subject])).toEqual([
      ['here', 'ada@example.org', 'The oven and the night'],
      ['prod', 'ada@example.org', 'The oven and the night'],
    ]);
  });

  it('signs a proposal that passes the gate, keeps one that does not, and takes one out', async () => {
    const { app, folder } = await openStudio();
    const decide = (what: string, statement: string) =>
      app.request('/_local/studio/articles/rye/insights/rest', {
        method: 'POST',
        body: new URLSearchParams({ do: what, title: 'A rest', statement, evidence: 'nothing of the form' }),
      });
    const kept = () => readFile(join(folder, insights), 'utf8');
    const before = await kept();

    const refused = await decide('accept', 'A dough of rye rests for 40 hours.');
    expect(refused.status).toBe(409);
    expect(await refused.text()).toMatch(/Not done:[\s\S]*40/);
    expect(await kept()).toBe(before);

    expect((await decide('keep', 'A dough of rye rests.')).status).toBe(303);
    expect(await kept()).toContain(
      'draft: true\n    kind: practice\n    title: A rest\n    statement: A dough of rye rests.\n',
    );

    expect((await decide('accept', 'A dough of rye rests for 12 hours.')).status).toBe(303);
    expect(await kept()).toBe(
      before.replace(
        '    draft: true\n    kind: practice\n    title:\n    statement:\n',
        '    kind: practice\n    title: A rest\n    statement: A dough of rye rests for 12 hours.\n',
      ),
    );
    // It is signed now, and no page may change it.
    expect((await decide('reject', '')).status).toBe(404);
  });

  it('takes a rejected proposal out of its file', async () => {
    const { app, folder } = await openStudio();
    const answer = await app.request('/_local/studio/articles/rye/insights/rest', {
      method: 'POST',
      body: new URLSearchParams({ do: 'reject', title: '', statement: '' }),
    });
    expect(answer.status).toBe(303);
    expect(await readFile(join(folder, insights), 'utf8')).toBe(breadCourse().get(`content/${insights}`));
  });
});

/** Leaving a page ends what it waits for, and frames that it had not come to. */
const complaintsOf = ({ complaints }: { complaints: string[] }) =>
  complaints.filter((complaint) => !/\/(changes|html)\?\S* failed$/.test(complaint));

describe('the studio in Chromium', () => {
  const { listen, visit, lookIn } = useBrowser();
  const pages = [
    '',
    '/courses/bread/oven',
    '/newsletters/letters/2027-06-01-june',
    '/articles/rye',
    '/timeline/bread',
  ];

  it.each([
    { width: 375, colorScheme: 'light' as const },
    { width: 1280, colorScheme: 'dark' as const },
  ])(
    'stands in $width pixels, $colorScheme, with no fault that axe can find',
    async ({ width, colorScheme }) => {
      const { app } = await openStudio();
      const origin = await listen(app.fetch);
      const visitor = await lookIn({ width, height: 800 }, colorScheme);
      for (const path of pages) {
        await visitor.page.goto(`${origin}/_local/studio${path}`);
        expect(await violations(visitor.page, { iframes: false }), path).toEqual([]);
        expect(await visitor.page.evaluate('document.documentElement.scrollWidth'), path).toBe(width);
      }
      expectNoComplaints(complaintsOf(visitor));
    },
  );

  it('is made anew when a file is saved', async () => {
    const { app, folder } = await openStudio();
    const origin = await listen(app.fetch);
    const visitor = await visit();
    await visitor.page.goto(`${origin}/_local/studio/courses/bread/oven`);
    await change(folder, oven, (text) => text.replace(/^subject: .*$/m, 'subject: The oven, once more'));
    await visitor.page.getByRole('heading', { level: 1, name: 'The oven, once more' }).waitFor();
    expectNoComplaints(complaintsOf(visitor));
  });

  it('does everything else without JavaScript', async () => {
    const { app, folder } = await openStudio();
    const origin = await listen(app.fetch);
    const { page } = await visit({ javaScriptEnabled: false });
    await page.goto(`${origin}/_local/studio`);
    await press(page, page.getByRole('link', { name: 'Rye' }).first());
    await page.getByLabel('Title').fill('A rest');
    await page.getByLabel('Statement, in your own words').fill('A dough of rye rests for 12 hours.');
    await press(page, page.getByRole('button', { name: 'Sign it' }));
    expect(await page.getByRole('button', { name: 'Sign it' }).count()).toBe(0);
    expect(await readFile(join(folder, insights), 'utf8')).toContain('A dough of rye rests for 12 hours.');
  });
});
