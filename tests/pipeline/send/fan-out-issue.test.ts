import { describe, expect, it } from 'vitest';
import { cancelIssue, reopenIssue } from '../../../lib/domain/newsletter/issue-record.ts';
import { areBalanced } from '../../../lib/domain/reports/books.ts';
import { checkIssueBooks } from '../../../lib/pipeline/send/check-issue-books.ts';
import { fanOutIssue } from '../../../lib/pipeline/send/fan-out-issue.ts';
import { issueBooks } from '../../../lib/pipeline/send/issue-books.ts';
import { notesRef } from '../../fixtures/notes-issue.ts';
import { createListInMemory, Killed, type ListInMemory } from './list-in-memory.ts';

const always = () => true;
const fanOut = (memory: ListInMemory, mayGoOn = always) => fanOutIssue(memory.ports)(notesRef, mayGoOn);
const people = 5;

const fanOutToTheEnd = async (memory: ListInMemory) => {
  for (let step = 0; step < 20 && memory.record().standing.status !== 'sending'; step += 1) {
    memory.wait({ minutes: 2 });
    await fanOut(memory);
  }
};

const callsOfOneFanOut = async () => {
  const memory = await createListInMemory(people);
  await fanOut(memory);
  return memory.calls();
};
const moments = Array.from({ length: await callsOfOneFanOut() }, (_, index) => index + 1);

describe('the fan-out of an issue', () => {
  it('waits for its time, then makes one delivery for each member', async () => {
    const memory = await createListInMemory(people);
    memory.wait({ minutes: -1 });
    expect(await fanOut(memory)).toBe('waiting');
    memory.wait({ minutes: 1 });
    expect(await fanOut(memory)).toBe('fanned-out');
    expect(memory.copies.size).toBe(people);
    expect(memory.record()).toMatchObject({ candidates: people, standing: { status: 'sending' } });
    expect(await fanOut(memory)).toBe('waiting');
  });

  it.each(['before', 'after'] as const)(
    'that is killed at any call, its effect %s it, goes on and misses nobody',
    async (how) => {
      for (const moment of moments) {
        const memory = await createListInMemory(people);
        memory.dieAt(moment, how);
        await expect(fanOut(memory)).rejects.toThrow(Killed);
        memory.liveAgain();
        await fanOutToTheEnd(memory);
        const counted = await issueBooks(memory.ports)(notesRef);
        expect({ moment, made: memory.copies.size, ...counted?.books }).toMatchObject({
          moment,
          made: people,
          candidates: people,
          due: people,
        });
        expect(memory.record().candidates).toBe(people);
        // Each was put exactly once: a second put would have counted a version on.
        expect([...memory.copies.values()].every(({ version }) => version === 1)).toBe(true);
      }
    },
  );

  it('is left to one worker at a time, and taken up when that one has been silent for two minutes', async () => {
    const memory = await createListInMemory(people);
    memory.dieAt(6, 'before');
    await expect(fanOut(memory)).rejects.toThrow(Killed);
    memory.liveAgain();
    expect(await fanOut(memory)).toBe('waiting');
    memory.wait({ minutes: 2 });
    expect(await fanOut(memory)).toBe('fanned-out');
  });

  it('ends cleanly when time is short, and the next sweep goes on at once', async () => {
    const memory = await createListInMemory(people);
    let pages = 0;
    const onePage = () => {
      pages += 1;
      return pages === 1;
    };
    expect(await fanOut(memory, onePage)).toBe('fanning-out');
    expect(memory.copies.size).toBe(2);
    expect(await fanOut(memory)).toBe('fanned-out');
    expect(memory.copies.size).toBe(people);
  });

  it('says so when copies are still being made although the hour of some has come', async () => {
    const memory = await createListInMemory(people);
    const once = () => {
      const first = memory.copies.size;
      return () => memory.copies.size === first;
    };
    await fanOut(memory, once());
    expect(memory.counts.get('notFinished')).toBeUndefined();
    memory.wait({ minutes: 16 });
    expect(await fanOut(memory, once())).toBe('fanning-out');
    expect(memory.counts.get('notFinished')).toBe(1);
  });

  it('gives somebody who joins meanwhile one delivery if it has not passed them, and none if it has', async () => {
    const memory = await createListInMemory(people);
    const lookOnce = () => memory.copies.size === 0;
    await fanOut(memory, lookOnce);
    await memory.join(5);
    await memory.join(35);
    await fanOut(memory);
    expect(memory.copies.size).toBe(people + 1);
    expect([...memory.copies.values()].filter((copy) => copy.subscriberId.startsWith('member05'))).toEqual(
      [],
    );
    const counted = await issueBooks(memory.ports)(notesRef);
    expect(counted && areBalanced(counted.books)).toBe(true);
  });

  it('stops when the issue is cancelled', async () => {
    const memory = await createListInMemory(people);
    const thenCancelled = () => {
      if (memory.copies.size > 0)
        void memory.changeRecord((record) => cancelIssue(record, memory.ports.clock.now()) ?? record);
      return true;
    };
    expect(await fanOut(memory, thenCancelled)).toBe('lost-race');
    expect(memory.copies.size).toBeLessThan(people);
    memory.wait({ hours: 1 });
    expect(await fanOut(memory)).toBe('waiting');
    expect(memory.record().standing.status).toBe('cancelled');
  });
});

describe('the books of an issue', () => {
  const fannedOut = async () => {
    const memory = await createListInMemory(people);
    await fanOut(memory);
    memory.wait({ hours: 2 });
    return memory;
  };
  const check = ({ ports }: ListInMemory, mayGoOn = () => true) => checkIssueBooks(ports)(notesRef, mayGoOn);

  it('stay open, and are looked at again, while anybody’s outcome is to come', async () => {
    const memory = await fannedOut();
    expect(await check(memory)).toBe('books-checked');
    expect(memory.counts.get('booksOutOfBalance')).toBeUndefined();
    expect(memory.record().standing.status).toBe('sending');
    expect(await check(memory)).toBe('waiting');
  });

  it.each([
    ['is gone', (memory: ListInMemory, id: string) => void memory.copies.delete(id)],
    [
      'has neither an outcome nor a due time',
      ({ copies }: ListInMemory, id: string) => {
        const { dueAt: _, ...stuck } = copies.get(id) ?? {};
        copies.set(id, stuck as never);
      },
    ],
  ])('raise an alarm when a delivery %s', async (_, lose) => {
    const memory = await fannedOut();
    const [id = ''] = memory.copies.keys();
    lose(memory, id);
    await check(memory);
    expect(memory.counts.get('booksOutOfBalance')).toBe(1);
    expect(memory.record().standing.status).toBe('sending');
  });

  const everybodyHasIt = (memory: ListInMemory): void => {
    for (const [id, { dueAt, ...delivery }] of memory.copies)
      memory.copies.set(id, {
        ...delivery,
        entry: { status: 'sent', at: dueAt ?? memory.ports.clock.now(), attempt: 1 },
      });
  };
  const onePage = (memory: ListInMemory) => check(memory, () => false);

  it('are looked at in as many steps as it takes, at once one after the other', async () => {
    const memory = await fannedOut();
    everybodyHasIt(memory);
    for (let step = 0; step < Math.floor(people / 2); step += 1)
      expect(await onePage(memory)).toBe('checking-books');
    expect(await onePage(memory)).toBe('books-checked');
    expect(memory.record().standing.status).toBe('done');
    expect(memory.counts.get('booksOutOfBalance')).toBeUndefined();
  });

  it('raise an alarm when a delivery is gone behind the place where a step was cut short', async () => {
    const memory = await fannedOut();
    everybodyHasIt(memory);
    memory.copies.delete([...memory.copies.keys()].sort().at(-1) ?? '');
    while ((await onePage(memory)) === 'checking-books');
    expect(memory.counts.get('booksOutOfBalance')).toBe(1);
    expect(memory.record().standing.status).toBe('sending');
  });

  it('are not closed by a look behind which a copy became due again', async () => {
    const memory = await fannedOut();
    everybodyHasIt(memory);
    await onePage(memory);
    const [id = '', copy] = [...memory.copies].sort()[0] ?? [];
    if (copy) memory.copies.set(id, { ...copy, dueAt: memory.ports.clock.now() });
    await memory.changeRecord((record) => reopenIssue(record, memory.ports.clock.now()) ?? record);
    while ((await onePage(memory)) === 'checking-books');
    expect(memory.record().standing.status).toBe('sending');
    memory.wait({ hours: 1 });
    everybodyHasIt(memory);
    expect(await check(memory)).toBe('books-checked');
    expect(memory.record().standing.status).toBe('done');
  });

  it.each(['before', 'after'] as const)(
    'are closed, and found in balance, whichever call a step dies %s',
    async (how) => {
      for (let call = 1; call < 14; call += 1) {
        const memory = await fannedOut();
        everybodyHasIt(memory);
        memory.dieAt(memory.calls() + call, how);
        try {
          while ((await onePage(memory)) === 'checking-books');
        } catch (error) {
          if (!(error instanceof Killed)) throw error;
        }
        memory.liveAgain();
        for (let hour = 0; hour < 2; hour += 1) {
          while ((await onePage(memory)) === 'checking-books');
          memory.wait({ hours: 1 });
        }
        expect(memory.record().standing.status).toBe('done');
        expect(memory.counts.get('booksOutOfBalance')).toBeUndefined();
      }
    },
  );

  it('are what was counted last, once copies are removed in time, and miss nobody because of it', async () => {
    const memory = await fannedOut();
    everybodyHasIt(memory);
    await check(memory);
    const before = await issueBooks(memory.ports)(notesRef);
    memory.wait({ days: 401 });
    memory.copies.clear();
    expect(await issueBooks(memory.ports)(notesRef)).toEqual(before);
    expect(before?.books).toMatchObject({ candidates: people, sent: people });
    await memory.changeRecord((record) => ({ ...record, dueAt: memory.ports.clock.now() }));
    expect(await check(memory)).toBe('books-checked');
    expect(memory.counts.get('booksOutOfBalance')).toBeUndefined();
    expect(memory.record().dueAt).toBeUndefined();
    expect(await issueBooks(memory.ports)(notesRef)).toEqual(before);
  });

  it('say so when a look at them takes longer than a day', async () => {
    const memory = await fannedOut();
    await onePage(memory);
    expect(memory.counts.get('notFinished')).toBeUndefined();
    memory.wait({ hours: 24 });
    await onePage(memory);
    expect(memory.counts.get('notFinished')).toBe(1);
  });

  it('are closed when everybody has an outcome', async () => {
    const memory = await fannedOut();
    everybodyHasIt(memory);
    await check(memory);
    expect(memory.record()).toMatchObject({ standing: { status: 'done' } });
    expect(memory.record().dueAt).toBeUndefined();
  });
});
