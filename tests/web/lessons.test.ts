import { describe, expect, it } from 'vitest';
import { createWorld, join, linkTo } from './world.ts';

const ada = 'ada@example.org';

describe('a lesson on the web', () => {
  it('is open to everybody if it is the first, and offers the course', async () => {
    const answer = await createWorld().app.request('/lessons/bread/flour-and-water');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('X-Robots-Tag')).toBeNull();
    const html = await answer.text();
    expect(html).toContain('All about flour-and-water.');
    expect(html).toContain('Lesson 1 of 12');
    expect(html).toContain('<link rel="canonical" href="https://course.test/lessons/bread/flour-and-water">');
    expect(html).toContain('The other 11 come one a week');
  });

  it('is closed otherwise, with a way to the course', async () => {
    const answer = await createWorld().app.request('/lessons/bread/salt');
    expect(answer.status).toBe(404);
    const html = await answer.text();
    expect(html).not.toContain('All about salt.');
    expect(html).toContain('href="/courses/bread"');
  });

  it.each([
    '/lessons/bread/confirmation',
    '/lessons/bread/closing',
    '/lessons/bread/nope',
    '/lessons/cake/salt',
  ])('does not exist at %s', async (path) => {
    expect((await createWorld().app.request(path)).status).toBe(404);
  });
});

describe('a lesson behind a link', () => {
  it('opens once it has been received, where "Read in your browser" points', async () => {
    const world = createWorld();
    await join(world, ada);
    const answer = await world.app.request(linkTo(world, ada, 'webUrl'));
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('All about flour-and-water.');
  });

  it('stays closed until then', async () => {
    const world = createWorld();
    await join(world, ada);
    const read = linkTo(world, ada, 'webUrl').replace('flour-and-water', '');
    for (const key of ['salt', 'closing', 'confirmation', 'confirm-1', 'nope', '..%2Fsalt']) {
      const answer = await world.app.request(read + key);
      expect(answer.status).toBe(404);
      expect(await answer.text()).not.toContain('All about');
    }
  });

  it('opens the closing note after the last lesson', async () => {
    const world = createWorld();
    await join(world, ada);
    for (let week = 0; week < 12; week += 1) {
      world.wait({ days: 7 });
      for (const enrollment of world.record.enrolled.values()) await world.deliver(enrollment);
    }
    const path = linkTo(world, ada, 'webUrl');
    expect(path).toMatch(/\/closing$/);
    expect(await (await world.app.request(path)).text()).toContain('Bread, Plainly · Closing note');
  });
});
