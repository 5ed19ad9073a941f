import { describe, expect, it } from 'vitest';
import { instantOf } from '../../lib/domain/time/instant.ts';
import { startTestWorld } from '../worlds/whole-dripline.ts';
import { advance, readerAt } from './reader.ts';
import { scenario } from './scenario-content.ts';

const world = await startTestWorld({ content: scenario.files, startAt: instantOf('2026-11-24T10:00:00Z') });

describe('ways out and back', () => {
  const enrolled = async (address: string) => {
    const reader = readerAt(world.url, address);
    await reader.signUp('Europe/Berlin');
    await reader.confirm();
    const [first] = await reader.lessons();
    if (!first) throw new Error('the first lesson did not come');
    return { reader, first };
  };

  it('takes the one-click POST that mailbox providers send to the header’s address, again and again', async () => {
    const { reader, first } = await enrolled('one-click@example.org');
    const uri = first.headers['list-unsubscribe']?.slice(1, -1) ?? '';
    for (let time = 0; time < 3; time += 1) {
      const answer = await reader.post(uri, { 'List-Unsubscribe': 'One-Click' });
      expect(answer.status).toBe(200);
      expect(answer.headers.get('set-cookie')).toBeNull();
    }
    const multipart = new FormData();
    multipart.set('List-Unsubscribe', 'One-Click');
    expect((await fetch(uri, { method: 'POST', body: multipart, redirect: 'error' })).status).toBe(200);
    await advance(world.url, 'P8D');
    expect(await reader.lessons()).toHaveLength(1);
  });

  it('lets link scanners look at every link of a mail without anything happening', async () => {
    const { reader, first } = await enrolled('scanned@example.org');
    const [confirmation] = await reader.inbox();
    const links = [first, confirmation].flatMap(
      (mail) => mail?.html.match(/https?:\/\/localhost[^"]+/g) ?? [],
    );
    expect(links.length).toBeGreaterThanOrEqual(4);
    for (const link of links)
      for (const method of ['GET', 'HEAD', 'OPTIONS']) await fetch(link.replaceAll('&amp;', '&'), { method });
    await advance(world.url, 'P8D');
    expect(await reader.lessons()).toHaveLength(2);
  });

  it('takes back an unsubscribe by the button on the page it led to', async () => {
    const { reader, first } = await enrolled('undone@example.org');
    const left = await reader.post(reader.linkIn(first, 'unsubscribe'), {});
    const undo = (await left.text()).match(/action="([^"]*\/undo\/[^"]+)"/)?.[1] ?? '';
    expect((await reader.post(new URL(undo, world.url).href, {})).status).toBe(200);
    await advance(world.url, 'P8D');
    expect(await reader.lessons()).toHaveLength(2);
  });

  it.each(['bounce', 'complaint'] as const)(
    'sends nothing more after a %s, also after a new sign-up',
    async (type) => {
      const { reader } = await enrolled(`${type}@example.org`);
      const answer = await fetch(`${world.url}/_local/feedback`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ type, to: reader.address }),
      });
      expect(answer.status).toBe(200);
      await advance(world.url, 'P8D');
      expect((await reader.signUp('Europe/Berlin')).status).toBe(200);
      expect(await reader.inbox()).toHaveLength(2);
    },
  );

  it('offers a new mail where a confirmation link has run out', async () => {
    const reader = readerAt(world.url, 'late@example.org');
    await reader.signUp('Europe/Berlin');
    const [mail] = await reader.inbox();
    if (!mail) throw new Error('no confirmation mail');
    await advance(world.url, 'P4D');
    const page = await fetch(reader.linkIn(mail, 'confirm'));
    const again = (await page.text()).match(/action="([^"]*\/again)"/)?.[1] ?? '';
    await reader.post(new URL(again, world.url).href, {});
    const [, second] = await reader.inbox();
    if (!second) throw new Error('no second confirmation mail');
    expect((await reader.post(reader.linkIn(second, 'confirm'), {})).status).toBe(200);
    expect(await reader.lessons()).toHaveLength(1);
  });
});
