import type { State } from './state.ts';
import type { VirtualTime } from './virtual-time.ts';

/** A process: a sweeper, a function that takes events, the web. What is dead never goes on. */
export type Worker = {
  readonly name: string;
  alive: boolean;
  /** Milliseconds that this machine's clock is ahead. */
  skew: number;
};

export type Call = {
  /** Counts every call of the run that can go wrong. */
  readonly number: number;
  readonly worker: string;
  /** Such as `enrollments.save`. */
  readonly name: string;
  /** Whether it has come to a "saved", which the client's own retry could contradict. */
  isSaved: boolean;
};

/** What becomes of one call to the outside world, or of one wait. */
export type Fate =
  | 'answered'
  /** Has no effect, and says so by an error. */
  | 'fails'
  /** Takes effect, and the caller gets an error. */
  | 'loses-its-answer'
  /** A conditional write takes effect, and the client's own retry of it then fails on the condition. */
  | 'contradicts-itself'
  /** The worker dies before it has left. */
  | 'dies-before'
  /** The worker dies when it has taken effect. */
  | 'dies-after';

/** Every way of going wrong. */
export const everyHarm = [
  'fails',
  'loses-its-answer',
  'contradicts-itself',
  'dies-before',
  'dies-after',
] as const satisfies readonly Fate[];

const wait = 'clock.wait';

/**
 * Whether a fate would make another run of the one that this call was made in. A wait has no answer to go wrong, and one
 * death only; and no call but one that has saved something can contradict itself. With any other fate the run is the same again.
 */
export const canMeet = (fate: Fate, { name, isSaved }: Call): boolean => {
  switch (fate) {
    case 'answered':
      return false;
    case 'dies-before':
      return true;
    case 'contradicts-itself':
      return isSaved;
    case 'dies-after':
    case 'fails':
    case 'loses-its-answer':
      return name !== wait;
  }
};

/** Fate and speed of a call: milliseconds until it takes effect, and until the answer is there after that. */
export type Course = { fate: Fate; there: number; back: number };

export type Plan = (call: Call) => Course;

/**
 * The only door from the code under test to the world outside: every call of a port is a step that the plan
 * can delay, fail, or make the last thing its worker does. Calls that a dead worker had under way still arrive.
 */
export const createDoor = (time: VirtualTime, plan: Plan, { keepAside }: Pick<State, 'keepAside'>) => {
  const made: Call[] = keepAside([]);

  /** The effect is there when `make` returns; the promise that it returns is the answer. */
  const call = <Value>(worker: Worker, name: string, make: () => Promise<Value>): Promise<Value> =>
    new Promise((resolve, reject) => {
      if (!worker.alive) return;
      const step: Call = { number: made.length + 1, worker: worker.name, name, isSaved: false };
      made.push(step);
      const { fate, there, back } = plan(step);
      if (fate === 'dies-before') {
        worker.alive = false;
        return;
      }
      const answer = (give: () => void) => time.after(back, () => worker.alive && give());
      time.after(there, () => {
        if (fate === 'fails') return answer(() => reject(new Error(`${name} failed`)));
        const made = make();
        if (fate === 'dies-after') worker.alive = false;
        made.then(
          (value) => {
            step.isSaved = value === 'saved';
            answer(() => {
              if (fate === 'loses-its-answer') reject(new Error(`${name} lost its answer`));
              // Only a write that can be stale says "saved": the type is the same.
              else resolve(fate === 'contradicts-itself' && step.isSaved ? ('stale' as Value) : value);
            });
          },
          (error) => answer(() => reject(error)),
        );
      });
    });

  /** A pause of a worker; it can die in its sleep. */
  const pause = (worker: Worker, milliseconds: number): Promise<void> =>
    new Promise((resolve) => {
      if (!worker.alive) return;
      const step: Call = { number: made.length + 1, worker: worker.name, name: wait, isSaved: false };
      made.push(step);
      const { fate } = plan(step);
      if (fate === 'dies-before' || fate === 'dies-after') worker.alive = false;
      time.after(milliseconds, () => worker.alive && resolve());
    });

  return { call, wait: pause, made: made as readonly Call[] };
};
export type Door = ReturnType<typeof createDoor>;
