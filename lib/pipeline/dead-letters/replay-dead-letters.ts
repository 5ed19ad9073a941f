import * as z from 'zod';
import { jobSchema } from '../../domain/sign-up/job.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { DeadLetter, DeadLetters, RunAgain } from '../ports/dead-letters.ts';

/** What a dead letter is about, said without whose it is. */
export type DeadKind = z.infer<typeof jobKind> | Exclude<DeadLetter['of']['kind'], 'job'>;

const jobKind = z.enum(jobSchema.options.map(({ shape }) => shape.kind.value));

const kindOf = ({ of }: DeadLetter): DeadKind => {
  switch (of.kind) {
    case 'job':
      return z.object({ kind: jobKind }).catch({ kind: 'take-sign-up' }).parse(of.work).kind;
    case 'ses-event':
    case 'delivery-batch':
    case 'webhook':
    case 'unreadable':
      return of.kind;
  }
};

export type WaitingLetters = { kind: DeadKind; count: number; oldest: Instant };

/** Which of them are meant; all, unless somebody says otherwise. */
type IsMeant = (letter: DeadLetter) => boolean;
const everyOne: IsMeant = () => true;

/** What waits, by kind. Changes nothing. */
export const listDeadLetters = async (
  deadLetters: DeadLetters,
  isMeant: IsMeant = everyOne,
): Promise<WaitingLetters[]> => {
  const all = await Array.fromAsync(deadLetters.waiting());
  for (const letter of all) await deadLetters.putBack(letter);
  const letters = all.filter(isMeant);
  return [...Map.groupBy(letters, kindOf)].map(([kind, group]) => ({
    kind,
    count: group.length,
    oldest: group.map(({ since }) => since).reduce((one, other) => (one < other ? one : other)),
  }));
};

/** What became of one: it waits on unless it is done. */
export type Replayed = { kind: DeadKind; outcome: 'done' | 'capped' | 'failed' };

/**
 * Has everything that failed for good done once more, each once. What is done is removed only then, so that a replay that
 * dies loses nothing: the work itself is safe to repeat. What is not done is put back at the end, not before, lest
 * this same replay take it once more.
 */
export const replayDeadLetters = async function* (
  deadLetters: DeadLetters,
  runAgain: RunAgain,
  isMeant: IsMeant = everyOne,
): AsyncGenerator<Replayed> {
  const left = new Set<DeadLetter>();
  try {
    for await (const letter of deadLetters.waiting()) {
      // Until it is done: also where it could not be asked for at all, and the replay ends here.
      left.add(letter);
      if (!isMeant(letter)) continue;
      const outcome = letter.of.kind === 'unreadable' ? 'failed' : await runAgain(letter.of);
      if (outcome === 'done') {
        await deadLetters.remove(letter);
        left.delete(letter);
      }
      yield { kind: kindOf(letter), outcome };
    }
  } finally {
    for (const letter of left) await deadLetters.putBack(letter);
  }
};
