import { describe, expect, it } from 'vitest';
import { cancelIssue } from '../../../lib/domain/newsletter/issue-record.ts';
import { areBalanced } from '../../../lib/domain/reports/books.ts';
import { fanOutIssue } from '../../../lib/pipeline/send/fan-out-issue.ts';
import { checkIssueBooks, issueBooks } from '../../../lib/pipeline/send/issue-books.ts';
import { noNewsletters } from '../../no-newsletters.ts';
import { createMemoryNewsletter, Killed, ref } from '../memory-newsletter.ts';

type Memory = ReturnType<typeof createMemoryNewsletter>;

/** Nobody of this list is asked about, since the issue is for all. */
const nobodyAsked = { enrollments: undefined as never, subscribers: undefined as never };
const portsOf = ({ ports }: Memory) => ({ ...noNewsletters, ...nobodyAsked, ...ports });
const always = () => true;
const fanOut = (memory: Memory, mayGoOn = always) => fanOutIssue(portsOf(memory))(ref, mayGoOn);
const people = 5;

const fanOutToTheEnd = async (memory: Memory) => {
  for (let step = 0; step < 20 && memory.record().standing.status !== 'sending'; step += 1) {
    memory.wait({ minutes: 2 });
    await fanOut(memory);
  }
};

const callsOfOneFanOut = async () => {
  const memory = createMemoryNewsletter(people);
  await fanOut(memory);
  return memory.calls();
};
const moments = Array.from({ length: await callsOfOneFanOut() }, (_, index) => index + 1);

describe('the fan-out of an issue', () => {
  it('waits for its time, then makes one delivery for each member', async () => {
    const memory = createMemoryNewsletter(people);
    memory.wait({ minutes: -1 });
    expect(await fanOut(memory)).toBe('waiting');
    memory.wait({ minutes: 1 });
    expect(await fanOut(memory)).toBe('fanned-out');
    expect(memory.deliveries.size).toBe(people);
    expect(memory.record()).toMatchObject({ candidates: people, standing: { status: 'sending' } });
    expect(await fanOut(memory)).toBe('waiting');
  });

  it.each(['before', 'after'] as const)(
    'that is killed at any call, its effect %s it, goes on and misses nobody',
    async (how) => {
      for (const moment of moments) {
        const memory = createMemoryNewsletter(people);
        memory.dieAt(moment, how);
        await expect(fanOut(memory)).rejects.toThrow(Killed);
        memory.liveAgain();
        await fanOutToTheEnd(memory);
        const counted = await issueBooks(memory.ports)(ref);
        expect({ moment, made: memory.deliveries.size, ...counted?.books }).toMatchObject({
          moment,
          made: people,
          candidates: people,
          due: people,
        });
        expect(memory.record().candidates).toBe(people);
        // Each was put exactly once: a second put would have counted a version on.
        expect([...memory.deliveries.values()].every(({ version }) => version === 1)).toBe(true);
      }
    },
  );

  it('is left to one worker at a time, and taken up when that one has been silent for two minutes', async () => {
    const memory = createMemoryNewsletter(people);
    memory.dieAt(6, 'before');
    await expect(fanOut(memory)).rejects.toThrow(Killed);
    memory.liveAgain();
    expect(await fanOut(memory)).toBe('waiting');
    memory.wait({ minutes: 2 });
    expect(await fanOut(memory)).toBe('fanned-out');
  });

  it('ends cleanly when time is short, and the next sweep goes on at once', async () => {
    const memory = createMemoryNewsletter(people);
    let pages = 0;
    const onePage = () => {
      pages += 1;
      return pages === 1;
    };
    expect(await fanOut(memory, onePage)).toBe('fanning-out');
    expect(memory.deliveries.size).toBe(2);
    expect(await fanOut(memory)).toBe('fanned-out');
    expect(memory.deliveries.size).toBe(people);
  });

  it('gives somebody who joins meanwhile one delivery if it has not passed them, and none if it has', async () => {
    const memory = createMemoryNewsletter(people);
    const lookOnce = () => memory.deliveries.size === 0;
    await fanOut(memory, lookOnce);
    memory.join(5);
    memory.join(35);
    await fanOut(memory);
    expect(memory.deliveries.size).toBe(people + 1);
    expect([...memory.deliveries.keys()].filter((id) => id.startsWith('member05'))).toEqual([]);
    const counted = await issueBooks(memory.ports)(ref);
    expect(counted && areBalanced(counted.books)).toBe(true);
  });

  it('stops when the issue is cancelled', async () => {
    const memory = createMemoryNewsletter(people);
    const thenCancelled = () => {
      if (memory.deliveries.size > 0)
        memory.changeRecord((record) => cancelIssue(record, memory.ports.clock.now()) ?? record);
      return true;
    };
    expect(await fanOut(memory, thenCancelled)).toBe('lost-race');
    expect(memory.deliveries.size).toBeLessThan(people);
    memory.wait({ hours: 1 });
    expect(await fanOut(memory)).toBe('waiting');
    expect(memory.record().standing.status).toBe('cancelled');
  });
});

describe('the books of an issue', () => {
  const fannedOut = async () => {
    const memory = createMemoryNewsletter(people);
    await fanOut(memory);
    memory.wait({ hours: 2 });
    return memory;
  };
  const check = ({ ports }: Memory) => checkIssueBooks(ports)(ref);

  it('stay open, and are looked at again, while anybody’s outcome is to come', async () => {
    const memory = await fannedOut();
    expect(await check(memory)).toBe('books-checked');
    expect(memory.counts.get('booksOutOfBalance')).toBeUndefined();
    expect(memory.record().standing.status).toBe('sending');
    expect(await check(memory)).toBe('waiting');
  });

  it.each([
    ['is gone', (memory: Memory, id: string) => void memory.deliveries.delete(id)],
    [
      'has neither an outcome nor a due time',
      ({ deliveries }: Memory, id: string) => {
        const { dueAt: _, ...stuck } = deliveries.get(id) ?? {};
        deliveries.set(id, stuck as never);
      },
    ],
  ])('raise an alarm when a delivery %s', async (_, lose) => {
    const memory = await fannedOut();
    const [id = ''] = memory.deliveries.keys();
    lose(memory, id);
    await check(memory);
    expect(memory.counts.get('booksOutOfBalance')).toBe(1);
    expect(memory.record().standing.status).toBe('sending');
  });

  it('are closed when everybody has an outcome', async () => {
    const memory = await fannedOut();
    for (const [id, { dueAt, ...delivery }] of memory.deliveries)
      memory.deliveries.set(id, {
        ...delivery,
        entry: { status: 'sent', at: dueAt ?? memory.ports.clock.now(), attempt: 1 },
      });
    await check(memory);
    expect(memory.record()).toMatchObject({ standing: { status: 'done' } });
    expect(memory.record().dueAt).toBeUndefined();
  });
});
