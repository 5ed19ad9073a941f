import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFiles } from '../../lib/adapters/content/read-files.ts';
import { listId } from '../../lib/domain/content/newsletter.ts';
import { areBalanced } from '../../lib/domain/reports/books.ts';
import { instantOf } from '../../lib/domain/time/instant.ts';
import type { LocalMail } from '../../lib/local/mailbox/read-mail.ts';
import { issueBooks } from '../../lib/pipeline/send/issue-books.ts';
import { exportRows } from '../../lib/pipeline/transfer/export-rows.ts';
import { startTestWorld } from '../worlds/whole-dripline.ts';
import { textOf } from './course-in-language.ts';

// A site with a newsletter and no course at all, in Spanish, from the sign-up to the last letter: every function runs
// under the policies that a deploy would give it.

const folder = join(import.meta.dirname, '../fixtures/cielo');
const files = new Map([...(await readFiles(folder))].map(([path, text]) => [`content/${path}`, text]));
const world = await startTestWorld({ content: files, startAt: instantOf('2027-01-20T18:00:00Z') });

const list = listId.parse('cielo-de-barrio');
const luna = 'luna@example.org';
const page = async (path: string) => {
  const answer = await fetch(`${world.url}${path}`);
  return { status: answer.status, html: await answer.text() };
};
const post = (url: string, form: Record<string, string> = {}) =>
  fetch(url, { method: 'POST', body: new URLSearchParams(form), redirect: 'error' });
const inbox = async (address: string): Promise<LocalMail[]> =>
  (await fetch(`${world.url}/_local/mail?to=${encodeURIComponent(address)}`)).json() as Promise<LocalMail[]>;
const linkIn = (mail: LocalMail | undefined, path: string): string => {
  const link = mail?.text.match(new RegExp(`${world.url}/${path}/[\\w.-]+`))?.[0];
  if (!link) throw new Error(`“${mail?.subject}” has no link to /${path}/`);
  return link;
};
const subjects = async (address: string) => (await inbox(address)).map(({ subject }) => subject);
const signUp = (email: string) => post(`${world.url}/subscribe`, { email, zone: 'Europe/Madrid', list });

describe('a site with a newsletter alone', () => {
  it('offers it on the front page, and nowhere speaks of a course', async () => {
    for (const path of ['/', `/lists/${list}`, '/courses', '/archive', '/privacy', `/embed/${list}`]) {
      const { status, html } = await page(path);
      expect([path, status]).toEqual([path, 200]);
      expect(html).toContain('lang="es-ES"');
    }
    const front = (await page('/')).html;
    expect(front).toContain('Lo que se ve desde la azotea');
    expect(front).toContain(`name="list" value="${list}"`);
    expect(textOf(front)).not.toMatch(/curso|lecci/i);
  });

  it('puts nobody on the list who has not confirmed, and whoever has at once', async () => {
    await signUp(luna);
    await signUp('nadie@example.org');
    const [asked] = await inbox(luna);
    expect(asked?.subject).toBe('Confirma, por favor: Lo que se ve desde la azotea');
    const link = linkIn(asked, 'newsletters/confirm');
    expect((await fetch(link)).status).toBe(200);
    expect(await (await post(link)).text()).toContain('Estás en la lista');
    expect(await (await post(link)).text()).toContain('Ya estás en la lista');
  });

  it('sends each issue at the reader’s own hour, to whoever confirmed and to nobody else', async () => {
    await world.travelTo(instantOf('2027-02-02T18:30:00Z'));
    expect(await subjects(luna)).toHaveLength(1);
    await world.travelTo(instantOf('2027-02-02T19:05:00Z'));
    expect(await subjects(luna)).toContain('La luna baja');
    expect(await subjects('nadie@example.org')).toHaveLength(1);
    const [issue] = await world.connection.issueRecords.of(list);
    const counted = issue && (await issueBooks(world.connection)(issue));
    expect(counted && areBalanced(counted.books)).toBe(true);
  });

  it('shows on the own page what is known, moves to another address, and answers a second sign-up there', async () => {
    const issue = (await inbox(luna)).find(({ subject }) => subject === 'La luna baja');
    const own = linkIn(issue, 'own');
    expect(await (await fetch(own)).text()).toContain('Lo que se ve desde la azotea');
    await post(own, { kind: 'address', email: 'nueva@example.org' });
    await world.sweep();
    const [asks] = await inbox('nueva@example.org');
    await post(linkIn(asks, 'newsletters/address-change'));
    await world.sweep();
    expect((await subjects(luna)).at(0) ?? (await subjects(luna)).at(-1)).toBeDefined();
    await signUp('nueva@example.org');
    expect(await subjects('nueva@example.org')).toContain('Tu página: Lo que se ve desde la azotea');
  });

  it('keeps what was sent to all where anybody may read it', async () => {
    const { html } = await page(`/archive/${list}`);
    expect(html).toContain('La luna baja');
    expect((await page(`/issues/${list}/2027-02-02-la-luna-baja`)).html).toContain('uña');
    expect((await page(`/issues/${list}/feed.xml`)).html).toContain('La luna baja');
  });

  it('writes its people down, and lets them go with one press', async () => {
    const rows = [];
    for await (const found of exportRows(world.connection)) rows.push(...found.rows);
    expect(JSON.stringify(rows)).toContain('nueva@example.org');
    expect(JSON.stringify(rows)).not.toContain('nadie@example.org');
    const [issue] = (await inbox(luna)).filter(({ subject }) => subject === 'La luna baja');
    const answer = await post(linkIn(issue, 'newsletters/leave'), { 'List-Unsubscribe': 'One-Click' });
    expect(answer.status).toBe(200);
    await world.travelTo(instantOf('2027-03-03T20:00:00Z'));
    for (const address of [luna, 'nueva@example.org'])
      expect(await subjects(address)).not.toContain('La estrella que no lo es');
  });

  it('publishes a second time without a question, and nothing has changed', async () => {
    expect(await world.publish()).toMatchObject({ kind: 'unchanged', courses: [] });
  });
});
