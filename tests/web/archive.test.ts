import { describe, expect, it } from 'vitest';
import { createWorld, withNewsletter } from './world.ts';

const ask = (path: string, published = withNewsletter) => createWorld({ published }).app.request(path);

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
    expect(html).toContain('“Bread, Plainly” comes by e-mail: 12 short lessons, one a week.');
    expect(html).not.toContain('a lesson of');
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

  it('has a feed of the same issues, with everything escaped', async () => {
    const answer = await ask('/issues/letters/feed.xml');
    expect(answer.headers.get('Content-Type')).toBe('application/rss+xml; charset=utf-8');
    const feed = await answer.text();
    expect(feed).toMatch(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n<rss version="2\.0"/);
    expect(feed.match(/<item>/g)).toHaveLength(1);
    expect(feed).toContain('<title>The burnt one &amp; what it said</title>');
    expect(feed).toContain('teach, &lt;once&gt; it has cooled.');
    expect(feed).toContain('<link>https://course.test/issues/letters/2026-01-05-the-burnt-one</link>');
    expect(feed).toContain('<pubDate>Mon, 05 Jan 2026 09:00:00 GMT</pubDate>');
  });
});
