import { describe, expect, it } from 'vitest';
import { letters } from '../../fixtures/letters.ts';
import { withNewsletter } from '../../fixtures/sample-course.ts';
import { createWebWorld, join, linkTo, submit } from '../../worlds/web-in-memory.ts';

const joined = async () => {
  const world = createWebWorld({ published: withNewsletter });
  await join(world);
  await submit(world, linkTo(world, 'ada@example.org', 'preferencesUrl'), {
    kind: 'newsletter-yes',
    list: letters,
  });
  const [person] = world.record.people.values();
  if (!person) throw new Error('nobody joined');
  const link = `/newsletters/leave/${world.tokens.sign({ p: 'unsubscribe-list', s: person.id, l: letters })}`;
  const standing = () => [...world.record.members.values()][0]?.standing;
  return { world, link, standing };
};
const actionOn = (html: string, end: RegExp) =>
  [...html.matchAll(/action="([^"]+)"/g)].map(([, action = '']) => action).find((each) => end.test(each)) ??
  '';

describe('leaving a newsletter by the page behind its link', () => {
  it('asks why afterwards, takes no answer as well, and keeps nothing but the choice', async () => {
    const { world, link, standing } = await joined();
    expect(await (await world.app.request(link)).text()).not.toContain('name="why"');
    const left = await (await submit(world, link)).text();
    expect(standing()).toMatchObject({ status: 'left', reason: 'unsubscribed' });
    const why = actionOn(left, /\/why$/);
    for (const answer of [{}, { why: 'they are awful people' }])
      expect((await submit(world, why, answer)).status).toBe(200);
    expect(standing()).not.toHaveProperty('why');
    const thanks = await (await submit(world, why, { why: 'too-many' })).text();
    expect(thanks).toContain('Thank you for telling us');
    expect(standing()).toMatchObject({ status: 'left', why: 'too-many' });
    expect(world.lines).toContain('unsubscribeReasons 1');

    expect((await submit(world, actionOn(thanks, /\/undo\//))).status).toBe(200);
    expect(standing()?.status).toBe('active');
    await submit(world, why, { why: 'no-time' });
    expect(standing()).not.toHaveProperty('why');
  });

  it('cannot be undone by an old mail, long after', async () => {
    const { world, link, standing } = await joined();
    const undo = actionOn(await (await submit(world, link)).text(), /\/undo\//);
    world.wait({ days: 300 });
    expect(await (await submit(world, link)).text()).not.toContain('/undo/');
    expect((await submit(world, undo)).status).toBe(410);
    expect(standing()?.status).toBe('left');
  });

  it('takes no answer from another site, and none that is not a form', async () => {
    const { world, link, standing } = await joined();
    const why = actionOn(await (await submit(world, link)).text(), /\/why$/);
    const elsewhere = { 'Sec-Fetch-Site': 'cross-site' };
    expect((await submit(world, why, { why: 'no-time' }, elsewhere)).status).toBe(403);
    const json = { 'Content-Type': 'application/json' };
    expect((await submit(world, why, { why: 'no-time' }, json)).status).toBe(415);
    expect(standing()).not.toHaveProperty('why');
  });
});
