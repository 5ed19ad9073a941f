import { describe, expect, it } from 'vitest';
import { issueId } from '../../../lib/domain/content/issue.ts';
import { tag } from '../../../lib/domain/content/tag.ts';
import { newDelivery, recordIssue } from '../../../lib/domain/newsletter/issue-delivery.ts';
import { instantOf, later } from '../../../lib/domain/time/instant.ts';
import { listArchive } from '../../../lib/pipeline/publish/list-archive.ts';
import { letters } from '../../fixtures/letters.ts';
import { withNewsletter } from '../../fixtures/sample-course.ts';
import { createWebWorld, join } from '../../worlds/web-in-memory.ts';

const ask = (path: string, published = withNewsletter) => createWebWorld({ published }).app.request(path);

/** A list whose every other issue, from new to old, went to some of its readers only. */
const manyIssues = async () => {
  const world = createWebWorld({ published: withNewsletter });
  const { newsletters, issueRecords } = world.ports;
  const [record] = await issueRecords.of(letters);
  const issue = record && (await newsletters.issue(record, record.published));
  if (!record || !issue) throw new Error('there is no issue');
  const records = Array.from({ length: 150 }, (_, age) => ({
    ...record,
    issueId: issueId.parse(`2020-01-01-issue-${age}`),
    sendAt: later(instantOf('2026-01-01T09:00:00Z'), { days: -age }),
  }));
  const isPublic = (ref: { issueId: string }) => Number(ref.issueId.split('-').at(-1)) % 2 === 1;
  const asked: string[] = [];
  const archive = await listArchive({
    clock: world.clock,
    issueRecords: { ...issueRecords, of: async () => records },
    newsletters: {
      ...newsletters,
      issue: async (ref) => {
        asked.push(ref.issueId);
        return isPublic(ref) ? issue : { ...issue, audience: { who: 'tag', tag: tag.parse('bakers') } };
      },
    },
  })(letters);
  if (!archive) throw new Error('there is no archive');
  return { ...archive, asked };
};

describe('the archive', () => {
  it('shows the first lesson and the issues that went to everybody, and may be listed', async () => {
    const answer = await ask('/archive/bread');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('X-Robots-Tag')).toBeNull();
    const html = await answer.text();
    expect(html).toContain('href="/lessons/bread/flour-and-water"');
    expect(html).toContain('href="/issues/letters/2026-01-05-the-burnt-one"');
    expect(html).toContain('<link rel="canonical" href="https://course.test/archive/bread">');
    expect(html).not.toContain('for-bakers');
    expect(html).not.toContain('2030-01-05-later');
    expect(html).not.toMatch(/k1\.[\w-]+\./);
  });

  it('does without a newsletter where there is none', async () => {
    const { published } = { published: { ...withNewsletter, site: { ...withNewsletter.site } } };
    delete published.site.newsletter;
    const html = await (await ask('/archive', published)).text();
    expect(html).toContain('href="/lessons/bread/flour-and-water"');
    expect(html).not.toContain('/issues/');
  });

  it('opens an issue to anybody at an address without a token', async () => {
    const answer = await ask('/issues/letters/2026-01-05-the-burnt-one');
    expect(answer.status).toBe(200);
    const html = await answer.text();
    expect(html).toContain('All of 2026-01-05-the-burnt-one.');
    expect(html).toContain('Notes from the oven · Monday, 5 January 2026');
    expect(html).toContain('“Notes from the oven” comes by e-mail.');
    expect(html).toContain('href="/lists/letters">Get the newsletter</a>');
    expect(html).not.toContain('a lesson of');
  });

  it.each([
    ['2026-01-05-the-burnt-one', true],
    ['2026-01-06-for-bakers', false],
  ])('is what a reader of %s is told to pass on, where it is in it: %s', async (issue, isPublic) => {
    const world = createWebWorld({ published: withNewsletter });
    await join(world);
    const [person] = world.record.people.values();
    if (!person) throw new Error('nobody joined');
    const ref = { subscriberId: person.id, listId: letters, issueId: issueId.parse(issue) };
    const now = world.clock.now();
    const copy = recordIssue(newDelivery(ref, now, 72), { status: 'sent', at: now, attempt: 1 });
    await world.ports.issueDeliveries.save(copy);
    const token = world.tokens.sign({ p: 'read-list', s: person.id, l: letters });
    const html = await (await world.app.request(`/newsletters/read/${token}/${issue}`)).text();
    expect(html).toContain(`All of ${issue}.`);
    const address = `https://course.test/issues/letters/${issue}`;
    expect(html.includes(`<a href="${address}">${address}</a>`)).toBe(isPublic);
  });

  it.each([
    '/archive/cake',
    '/issues/letters/2026-01-06-for-bakers',
    '/issues/letters/2030-01-05-later',
    '/issues/letters/nope',
    '/issues/nope/2026-01-05-the-burnt-one',
    '/issues/nope/feed.xml',
  ])('has nothing at %s', async (path) => {
    expect((await ask(path)).status).toBe(404);
  });

  it('reads each issue once, however often strangers ask', async () => {
    const world = createWebWorld({ published: withNewsletter });
    const { newsletters } = world.record.ports;
    const { issue } = newsletters;
    const read: string[] = [];
    newsletters.issue = (ref, version) => {
      read.push(ref.issueId);
      return issue(ref, version);
    };
    for (let time = 0; time < 5; time += 1)
      for (const path of ['/archive', '/issues/letters/feed.xml', '/issues/letters/2026-01-05-the-burnt-one'])
        expect((await world.app.request(path)).status).toBe(200);
    expect(read.sort()).toEqual(['2026-01-05-the-burnt-one', '2026-01-06-for-bakers']);
  });

  it('holds the newest fifty that anybody may read, whatever was sent to some only', async () => {
    const { issues, asked } = await manyIssues();
    expect(issues).toHaveLength(50);
    expect(asked[1]).toBe('2020-01-01-issue-1');
  });

  it('has a feed of the same issues, with everything escaped', async () => {
    const answer = await ask('/issues/letters/feed.xml');
    expect(answer.headers.get('Content-Type')).toBe('application/rss+xml; charset=utf-8');
    const feed = await answer.text();
    expect(feed).toMatch(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n<rss version="2\.0"/);
    expect(feed.match(/<item>/g)).toHaveLength(1);
    expect(feed).toContain('<title>The burnt one &amp; what it said</title>');
    expect(feed).toContain('teach, &lt;once&gt; it has cooled.');
    expect(feed).toContain('<link>https://course.test/issues/letters/2026-01-05-the-burnt-one</link>');
    expect(feed).toContain('<pubDate>Mon, 05 Jan 2026 09:00:00 +0000</pubDate>');
  });
});
