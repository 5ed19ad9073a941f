import { describe, expect, it } from 'vitest';
import { createWorld, join, linkTo, submit } from './world.ts';

const ada = 'ada@example.org';

const joined = async () => {
  const world = createWorld();
  await join(world, ada);
  return { world, path: linkTo(world, ada, 'preferencesUrl') };
};

const textOf = async (answer: Response | Promise<Response>) => (await answer).text();

describe("the subscriber's own page", () => {
  it('shows the lessons received, the next one in the own zone, and the way out', async () => {
    const { world, path } = await joined();
    const html = await textOf(world.app.request(path));
    expect(html).toContain('1 of 12 lessons received');
    expect(html).toContain(
      'The quiet hour before kneading</a> <span class="soft">sent Tuesday, 6 January 2026',
    );
    expect(html).toContain('Next: “Two pinches that change everything”, on Tuesday, 13 January 2026, 09:00.');
    expect(html).toMatch(/<form action="\/unsubscribe\/[^"]+" method="post">/);
  });

  it('says that a lesson is on its way once its time has come', async () => {
    const { world, path } = await joined();
    world.wait({ days: 7 });
    const html = await textOf(world.app.request(path));
    expect(html).toContain('Next: “Two pinches that change everything”, on its way.');
  });

  it('links each lesson to where it can be read again', async () => {
    const { world, path } = await joined();
    const link = /href="(\/read\/[^"]+)"/.exec(await textOf(world.app.request(path)))?.[1] ?? '';
    const answer = await world.app.request(link);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('All about flour-and-water.');
  });

  it('changes first name and zone, and says so', async () => {
    const { world, path } = await joined();
    const html = await textOf(submit(world, path, { firstName: 'Countess', zone: 'America/New_York' }));
    expect(html).toContain('Saved.');
    expect(html).toContain('value="Countess"');
    expect(html).toContain('<option value="America/New_York" selected>New York</option>');
    expect([...world.record.people.values()]).toMatchObject([
      { firstName: 'Countess', zone: 'America/New_York' },
    ]);
  });

  it('takes an empty first name as none', async () => {
    const { world, path } = await joined();
    await submit(world, path, { firstName: ' ', zone: 'Europe/Berlin' });
    expect([...world.record.people.values()][0]).not.toHaveProperty('firstName');
  });

  it('shows what is at fault by the field and changes nothing', async () => {
    const { world, path } = await joined();
    const { writes } = world.record.touched;
    const answer = await submit(world, path, { firstName: '<b>', zone: 'Mars' });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('2 things need another look');
    expect(world.record.touched.writes).toBe(writes);
  });

  it('lets somebody who left come back', async () => {
    const { world, path } = await joined();
    await submit(world, linkTo(world, ada, 'unsubscribeUrl'));
    const html = await textOf(world.app.request(path));
    expect(html).toContain('You left the course on Tuesday, 6 January 2026');
    const undo = /action="(\/undo\/[^"]+)"/.exec(html)?.[1] ?? '';
    expect((await submit(world, undo)).status).toBe(200);
    expect(await textOf(world.app.request(path))).toContain('Next:');
  });

  it('is not changed from another site, by a huge body or by another kind of body', async () => {
    const { world, path } = await joined();
    const { writes } = world.record.touched;
    const details = { firstName: 'Eve', zone: 'Europe/Berlin' };
    expect((await submit(world, path, details, { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);
    expect((await submit(world, path, { ...details, more: 'x'.repeat(9000) })).status).toBe(413);
    expect((await submit(world, path, details, { 'Content-Type': 'text/plain' })).status).toBe(415);
    expect(world.record.touched.writes).toBe(writes);
  });

  it('says plainly that nothing is on record when nothing is', async () => {
    const { world, path } = await joined();
    world.record.people.clear();
    expect((await world.app.request(path)).status).toBe(410);
    expect((await submit(world, path, { zone: 'Europe/Berlin' })).status).toBe(410);
  });
});
