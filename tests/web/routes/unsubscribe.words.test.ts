import { describe, expect, it } from 'vitest';
import { eraseSubscriber } from '../../../lib/pipeline/privacy/erase-subscriber.ts';
import { chaptersAsText } from '../../../lib/pipeline/report/chapters-as-text.ts';
import { lookAtReport } from '../../../lib/pipeline/report/look-at-report.ts';
import { reportChapters } from '../../../lib/pipeline/report/report-chapters.ts';
import { withNewsletter } from '../../fixtures/sample-course.ts';
import { createWebWorld, join, linkTo, submit } from '../../worlds/web-in-memory.ts';

const ada = 'ada@example.org';

const left = async () => {
  const world = createWebWorld({ published: withNewsletter });
  await join(world, ada);
  const link = linkTo(world, ada, 'unsubscribeUrl');
  const page = await (await submit(world, link)).text();
  const kept = () => [...world.record.saidInParting.values()].map(({ words }) => words);
  return { world, link, page, why: `${link}/why`, kept };
};

describe('the page after leaving', () => {
  it('asks for own words, which nobody has to give, by a form of plain HTML', async () => {
    const { world, page, why, kept } = await left();
    expect(page).toMatch(/<textarea id="words" name="words" rows="4" maxlength="500"/);
    expect(page).toContain('Tell us in your own words');
    expect((await submit(world, why, { words: '' })).status).toBe(200);
    expect(kept()).toEqual([]);
    const thanks = await submit(world, why, { words: 'I moved to rye.' });
    expect(await thanks.text()).toContain('Thank you for telling us');
    expect(kept()).toEqual(['I moved to rye.']);
  });

  it('keeps the last of what is posted twice, and shows none of it to anybody', async () => {
    const { world, link, why, kept } = await left();
    for (const words of ['One.', '<script>alert(1)</script>']) {
      const answer = await submit(world, why, { why: 'other', words });
      expect(await answer.text()).not.toContain('alert');
    }
    expect(kept()).toEqual(['<script>alert(1)</script>']);
    expect(await (await world.app.request(link)).text()).not.toContain('alert');
  });

  it('refuses a megabyte, cuts what no form of ours would have sent, and takes nothing from another site', async () => {
    const { world, why, kept } = await left();
    expect((await submit(world, why, { words: 'x'.repeat(1_000_000) })).status).toBe(413);
    const elsewhere = { 'Sec-Fetch-Site': 'cross-site' };
    expect((await submit(world, why, { words: 'Spam.' }, elsewhere)).status).toBe(403);
    expect(kept()).toEqual([]);
    expect((await submit(world, why, { words: 'x'.repeat(2_000) })).status).toBe(200);
    expect(kept()).toEqual(['x'.repeat(500)]);
  });

  it('goes by the link alone: a form names nobody else, and a changed link is nobody’s', async () => {
    const { world, why, kept } = await left();
    await join(world, 'bea@example.org');
    const theirs = `${linkTo(world, 'bea@example.org', 'unsubscribeUrl')}/why`;
    expect((await submit(world, theirs, { words: 'I am Ada.' })).status).toBe(200);
    expect(kept()).toEqual([]);
    const forged = why.replace(/.(?=\/why$)/, (last) => (last === 'a' ? 'b' : 'a'));
    expect((await submit(world, forged, { words: 'Nobody.' })).status).toBe(400);
    expect(kept()).toEqual([]);
  });

  it('keeps nothing once its person is erased, and answers as ever', async () => {
    const { world, why, kept } = await left();
    const [person] = world.record.people.values();
    if (!person) throw new Error('nobody is on record');
    await submit(world, why, { words: 'Forget me.' });
    await eraseSubscriber(world.ports)(person.id);
    expect(kept()).toEqual([]);
    expect((await submit(world, why, { words: 'Still here?' })).status).toBe(200);
    expect(kept()).toEqual([]);
  });

  it('takes the words of who left everything at once, too', async () => {
    const { world, kept } = await left();
    const own = linkTo(world, ada, 'preferencesUrl');
    await submit(world, own, { kind: 'newsletter-yes', list: withNewsletter.site.newsletter ?? '' });
    const page = await (await submit(world, own, { kind: 'leave-everything' })).text();
    const at = /name="at" value="([^"]+)"/.exec(page)?.[1] ?? '';
    await submit(world, own, { kind: 'why', at, words: 'All of it.' });
    expect(kept()).toEqual(['All of it.']);
  });
});

describe('the report of what was said', () => {
  it('quotes it as text that does nothing to a terminal, without whose it is', async () => {
    const { world, why } = await left();
    await submit(world, why, { why: 'no-time', words: '\u001b[2J\u202Eevil\nmail me: ada@example.org' });
    const report = await lookAtReport(world.ports)('test');
    const text = chaptersAsText(reportChapters(report));
    expect(text).toContain('“[2Jevil mail me: [an address]”');
    expect(text).toContain(', left bread, no time');
    expect(JSON.stringify(report)).not.toMatch(/ada@|\\u001b|\u202E/);
  });
});
