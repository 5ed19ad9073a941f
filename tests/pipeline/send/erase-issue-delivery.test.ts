import { describe, expect, it } from 'vitest';
import { checkIssueBooks } from '../../../lib/pipeline/send/check-issue-books.ts';
import { eraseIssueDelivery } from '../../../lib/pipeline/send/erase-issue-delivery.ts';
import { fanOutIssue } from '../../../lib/pipeline/send/fan-out-issue.ts';
import { notesRef } from '../../fixtures/notes-issue.ts';
import { createListInMemory, Killed, type ListInMemory } from './list-in-memory.ts';

const people = 5;

const fannedOut = async () => {
  const memory = await createListInMemory(people);
  await fanOutIssue(memory.ports)(notesRef, () => true);
  memory.wait({ hours: 2 });
  const [copy] = memory.copies.values();
  if (!copy) throw new Error('Everybody has a copy.');
  return { memory, copy, erase: () => eraseIssueDelivery(memory.ports)(copy) };
};

/** What is left when somebody has looked at the books. */
const afterBooks = async (memory: ListInMemory) => {
  await checkIssueBooks(memory.ports)(notesRef, () => true);
  const { candidates, removing } = memory.record();
  return {
    copies: memory.copies.size,
    candidates,
    removing,
    alarms: memory.counts.get('booksOutOfBalance') ?? 0,
  };
};
const oneLess = { copies: people - 1, candidates: people - 1, removing: [], alarms: 0 };

describe('removing the copy of somebody who is erased', () => {
  it('takes one candidate out of the count', async () => {
    const { memory, erase } = await fannedOut();
    await erase();
    expect(await afterBooks(memory)).toEqual(oneLess);
  });

  it('counts once, however often and by however many at once it is done', async () => {
    const { memory, erase } = await fannedOut();
    await Promise.all([erase(), erase(), erase()]);
    await erase();
    expect(await afterBooks(memory)).toEqual(oneLess);
  });

  it.each(['before', 'after'] as const)(
    'counts once, whichever call its process dies %s, and whether or not it is done again',
    async (how) => {
      const { memory: whole, erase } = await fannedOut();
      const start = whole.calls();
      await erase();
      const calls = whole.calls() - start;
      expect(calls).toBeGreaterThan(5);
      for (let call = 1; call <= calls; call += 1) {
        const { memory, copy, erase: eraseOnce } = await fannedOut();
        memory.dieAt(memory.calls() + call, how);
        await expect(eraseOnce()).rejects.toThrow(Killed);
        memory.liveAgain();
        // Only who finds a copy removes it: the page of the person's erasure, or the sweep when it is due.
        if (await memory.ports.issueDeliveries.load(copy)) await eraseOnce();
        expect({ call, ...(await afterBooks(memory)) }).toEqual({ call, ...oneLess });
      }
    },
  );

  it('is counted by a look at the books also when the issue is done and its process dies in between', async () => {
    const { memory, copy, erase } = await fannedOut();
    for (const [id, { dueAt, ...delivery }] of memory.copies)
      memory.copies.set(id, {
        ...delivery,
        entry: { status: 'sent', at: dueAt ?? copy.sendUntil, attempt: 1 },
      });
    await checkIssueBooks(memory.ports)(notesRef, () => true);
    expect(memory.record()).toMatchObject({ standing: { status: 'done' }, candidates: people });
    // Begun, looked at, written, removed: it dies before it counts.
    const { save } = memory.ports.issueRecords;
    let writes = 0;
    memory.ports.issueRecords.save = async (record) => {
      writes += 1;
      if (writes > 1) throw new Killed();
      return save(record);
    };
    await expect(erase()).rejects.toThrow(Killed);
    memory.ports.issueRecords.save = save;
    expect([memory.copies.size, memory.record().candidates]).toEqual([people - 1, people]);
    memory.wait({ hours: 2 });
    expect(await afterBooks(memory)).toEqual(oneLess);
    expect(memory.record().dueAt).toBeUndefined();
  });

  it('that may not be done counts nothing, however often it is tried', async () => {
    const { memory, copy } = await fannedOut();
    const remove = async () => {
      throw new Error('AccessDeniedException');
    };
    const issueDeliveries = {
      ...memory.ports.issueDeliveries,
      load: memory.ports.issueDeliveries.load,
      remove,
    };
    for (let sweep = 0; sweep < 3; sweep += 1)
      await expect(eraseIssueDelivery({ ...memory.ports, issueDeliveries })(copy)).rejects.toThrow();
    expect(memory.record().candidates).toBe(people);
  });
});
