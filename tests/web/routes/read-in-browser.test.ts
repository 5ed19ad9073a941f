import { describe, expect, it } from 'vitest';
import { courseMail } from '../../../lib/domain/delivery/delivery-key.ts';
import { sampleCourse } from '../../fixtures/sample-course.ts';
import { createWebWorld, join, linkTo } from '../../worlds/web-in-memory.ts';

const ada = 'ada@example.org';

describe('a lesson behind a link', () => {
  it('opens once it has been received, where "Read in your browser" points', async () => {
    const world = createWebWorld();
    await join(world, ada);
    const answer = await world.app.request(linkTo(world, ada, 'webUrl'));
    expect(answer.status).toBe(200);
    expect(answer.headers.get('X-Robots-Tag')).toContain('noindex');
    expect(await answer.text()).toContain('All about flour-and-water.');
  });

  it('can be passed on: it shows nothing of its reader, leads to no page of theirs, and offers the course', async () => {
    const world = createWebWorld();
    await join(world, ada);
    const html = await (await world.app.request(linkTo(world, ada, 'webUrl'))).text();
    expect(html).not.toMatch(/Ada|example\.org|\/preferences\/|\/unsubscribe\//);
    expect(html).toContain('href="/courses/bread"');
  });

  it('names the public address to pass it on by, where there is one', async () => {
    const world = createWebWorld();
    await join(world, ada);
    const publicAddress = 'https://course.test/lessons/bread/flour-and-water';
    const first = await (await world.app.request(linkTo(world, ada, 'webUrl'))).text();
    expect(first).toContain(`<a href="${publicAddress}">${publicAddress}</a>`);
    expect((await world.app.request(new URL(publicAddress).pathname)).status).toBe(200);

    world.wait({ days: 7 });
    for (const enrollment of world.record.enrolled.values()) await world.deliver(enrollment);
    const second = await (await world.app.request(linkTo(world, ada, 'webUrl'))).text();
    expect(second).toContain('All about salt.');
    expect(second).not.toContain('/lessons/');
  });

  it('opens no other lesson, and no page', async () => {
    const world = createWebWorld();
    await join(world, ada);
    const [subscriber] = world.record.people.values();
    if (!subscriber) throw new Error('nobody joined');
    const read = (mail: string) =>
      world.tokens.sign({
        p: 'read',
        s: subscriber.id,
        c: sampleCourse.course.id,
        m: courseMail.parse(mail),
      });
    for (const mail of ['salt', 'closing', 'nope']) {
      const answer = await world.app.request(`/read/${read(mail)}`);
      expect(answer.status).toBe(404);
      expect(await answer.text()).not.toContain('All about');
    }
    for (const at of ['preferences', 'unsubscribe', 'address-change', 'confirm'])
      expect((await world.app.request(`/${at}/${read('flour-and-water')}`)).status).toBe(400);
    const preferences = linkTo(world, ada, 'preferencesUrl').replace('/preferences/', '/read/');
    expect((await world.app.request(preferences)).status).toBe(400);
  });

  it('opens the closing note after the last lesson', async () => {
    const world = createWebWorld();
    await join(world, ada);
    for (let week = 0; week < 12; week += 1) {
      world.wait({ days: 7 });
      for (const enrollment of world.record.enrolled.values()) await world.deliver(enrollment);
    }
    const html = await (await world.app.request(linkTo(world, ada, 'webUrl'))).text();
    expect(html).toContain('Bread, Plainly · Closing note');
  });
});
