import { describe, expect, it } from 'vitest';
import { instantOf } from '../../../lib/domain/time/instant.ts';
import {
  listDeadLetters,
  replayDeadLetters,
} from '../../../lib/pipeline/dead-letters/replay-dead-letters.ts';
import type { DeadLetter, DeadLetters, DeadWork } from '../../../lib/pipeline/ports/dead-letters.ts';

const monday = instantOf('2026-11-23T10:00:00Z');
const tuesday = instantOf('2026-11-24T10:00:00Z');

const signUp = (handle: string, since = monday): DeadLetter => ({
  handle,
  since,
  of: { kind: 'job', work: { kind: 'take-sign-up', signUp: { address: `${handle}@reader.test` } } },
});
const event = (handle: string): DeadLetter => ({
  handle,
  since: tuesday,
  of: { kind: 'ses-event', work: { source: 'aws.ses', handle } },
});
const riddle: DeadLetter = { handle: 'riddle', since: tuesday, of: { kind: 'unreadable' } };

/** A queue that gives out what is visible, and hides what it has given out. */
const queueOf = (...letters: DeadLetter[]) => {
  const queue = new Map(letters.map((letter) => [letter.handle, letter]));
  const hidden = new Set<string>();
  const deadLetters: DeadLetters = {
    howMany: async () => queue.size,
    waiting: async function* () {
      for (;;) {
        const letter = [...queue.values()].find(({ handle }) => !hidden.has(handle));
        if (!letter) return;
        hidden.add(letter.handle);
        yield letter;
      }
    },
    remove: async ({ handle }) => void queue.delete(handle),
    putBack: async ({ handle }) => void hidden.delete(handle),
  };
  return { deadLetters, visible: () => [...queue.keys()].filter((handle) => !hidden.has(handle)) };
};

describe('a look at what failed for good', () => {
  it('counts it by kind, names the oldest and nobody, and leaves all of it there', async () => {
    const { deadLetters, visible } = queueOf(signUp('one', tuesday), signUp('two'), event('three'), riddle);
    const waiting = await listDeadLetters(deadLetters);
    expect(waiting).toEqual([
      { kind: 'take-sign-up', count: 2, oldest: monday },
      { kind: 'ses-event', count: 1, oldest: tuesday },
      { kind: 'unreadable', count: 1, oldest: tuesday },
    ]);
    expect(JSON.stringify(waiting)).not.toContain('@');
    expect(visible()).toEqual(['one', 'two', 'three', 'riddle']);
  });
});

describe('a replay', () => {
  it('tries each once, removes what is done, and leaves the rest for the next', async () => {
    const { deadLetters, visible } = queueOf(
      signUp('done'),
      signUp('capped'),
      event('fails'),
      riddle,
      event('late'),
    );
    const asked: DeadWork[] = [];
    const outcomes = ['done', 'capped', 'failed', 'done'] as const;
    const runAgain = async (work: DeadWork) => {
      asked.push(work);
      return outcomes[asked.length - 1] ?? 'failed';
    };
    expect(await Array.fromAsync(replayDeadLetters(deadLetters, runAgain))).toEqual([
      { kind: 'take-sign-up', outcome: 'done' },
      { kind: 'take-sign-up', outcome: 'capped' },
      { kind: 'ses-event', outcome: 'failed' },
      { kind: 'unreadable', outcome: 'failed' },
      { kind: 'ses-event', outcome: 'done' },
    ]);
    expect(asked).toHaveLength(4);
    expect(visible()).toEqual(['capped', 'fails', 'riddle']);
  });

  it('that cannot ask for one puts that back too, for the next to find at once', async () => {
    const { deadLetters, visible } = queueOf(signUp('capped'), signUp('not asked'), signUp('not seen'));
    const asks = ['capped' as const];
    const runAgain = async () => {
      const outcome = asks.shift();
      if (!outcome) throw new Error('the function cannot be reached');
      return outcome;
    };
    await expect(Array.fromAsync(replayDeadLetters(deadLetters, runAgain))).rejects.toThrow();
    expect(visible()).toEqual(['capped', 'not asked', 'not seen']);
  });

  it('that dies on its way loses nothing', async () => {
    const { deadLetters, visible } = queueOf(signUp('one'), signUp('two'));
    const dies = async (): Promise<never> => {
      throw new Error('the power went off');
    };
    await expect(Array.fromAsync(replayDeadLetters(deadLetters, dies))).rejects.toThrow();
    const { deadLetters: again } = queueOf(signUp('one'), signUp('two'));
    const outcomes = await Array.fromAsync(replayDeadLetters(again, async () => 'done'));
    expect(outcomes).toHaveLength(2);
    expect(visible()).toContain('two');
  });
});
