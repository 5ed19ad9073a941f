import { describe, expect, it } from 'vitest';
import { createWebWorld } from '../../worlds/web-in-memory.ts';

describe('a lesson on the web', () => {
  it('is open to everybody if it is the first, and offers the course', async () => {
    const answer = await createWebWorld().app.request('/lessons/bread/flour-and-water');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('X-Robots-Tag')).toBeNull();
    const html = await answer.text();
    expect(html).toContain('All about flour-and-water.');
    expect(html).toContain('Lesson 1 of 12');
    expect(html).toContain('<link rel="canonical" href="https://course.test/lessons/bread/flour-and-water">');
    expect(html).toContain('The other 11 come one a week');
  });

  it('is closed otherwise, with a way to the course', async () => {
    const answer = await createWebWorld().app.request('/lessons/bread/salt');
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
    expect((await createWebWorld().app.request(path)).status).toBe(404);
  });
});
