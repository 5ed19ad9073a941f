import { describe, expect, it } from 'vitest';
import { letters } from '../fixtures/letters.ts';
import { withNewsletter } from '../fixtures/sample-course.ts';
import { createWebWorld, linkTo, submit } from '../worlds/web-in-memory.ts';

/** A German list beside an English course, and somebody on it. */
const joined = async () => {
  const world = createWebWorld({ published: withNewsletter });
  await submit(world, '/subscribe', { email: 'ada@example.org', zone: 'Europe/Berlin', newsletter: letters });
  await submit(world, linkTo(world, 'ada@example.org', 'confirmUrl'));
  const [person] = world.record.people.values();
  const { newsletters } = world.record.ports;
  if (!person) throw new Error('nobody joined');
  const { list, issue } = newsletters;
  const german = <Of extends { list: object }>(of: Of | undefined) =>
    of && { ...of, list: { ...of.list, language: 'de' as const } };
  newsletters.list = async (id) => german(await list(id));
  newsletters.issue = async (...which) => german(await issue(...which));
  const leave = `/newsletters/leave/${world.tokens.sign({ p: 'unsubscribe-list', s: person.id, l: letters })}`;
  return { world, leave };
};

describe('what belongs to a list in another language than the course', () => {
  it('is in that language as a whole: the page says so, and its frame speaks it', async () => {
    const { world, leave } = await joined();
    const done = await (await submit(world, leave)).text();
    const undo = /action="(\/newsletters\/undo\/[^"]+)"/.exec(done)?.[1] ?? '';
    const pages = [await (await world.app.request(leave)).text(), done];
    for (const path of [undo, '/issues/letters/2026-01-05-the-burnt-one'])
      pages.push(await (await world.app.request(path)).text());
    for (const html of pages) {
      expect(html).toContain('<html lang="de');
      expect(html).toContain('Zum Inhalt');
      expect(html).not.toContain('Privacy');
    }
    expect(done).toContain('Du hast den Newsletter abbestellt');
  });
});
