import type { Instant } from '../../domain/time/instant.ts';
import type { WebhookLetter } from '../../domain/webhooks/webhook-endpoint.ts';

/** Work that failed each time it was tried, as it was handed over. `unreadable`: nobody here knows whose work it is. */
export type DeadLetter = {
  since: Instant;
  of: DeadWork | { kind: 'unreadable' };
  /** What the queue knows this one by. */
  handle: string;
};

export type DeadWork =
  | { kind: 'job'; work: unknown }
  | { kind: 'ses-event'; work: unknown }
  | { kind: 'delivery-batch'; work: unknown }
  | { kind: 'webhook'; work: WebhookLetter };

/** How many wait, about; none of them is touched. */
export type CountDeadLetters = () => Promise<number>;

/** Asked by commands alone. What waits holds addresses; after two weeks it is gone. */
export type DeadLetters = {
  howMany: CountDeadLetters;
  /** All that wait, each once; for ten minutes nobody else is given them. */
  waiting(): AsyncIterable<DeadLetter>;
  /** It is done, and waits no longer. */
  remove(letter: DeadLetter): Promise<void>;
  /** It is not done, and waits on. */
  putBack(letter: DeadLetter): Promise<void>;
};

/** Keeps what failed among others of one call, each as it would be handed over by itself. All of it, or it throws. */
export type KeepDeadLetters = (work: readonly object[]) => Promise<void>;

/** What lies where Firehose leaves what no function could take: the whole object. */
export type ReadUntaken = (place: { bucket: string; key: string }) => Promise<string>;

/** Has a function do a piece of work once more, and tells what came of it. `capped`: a cap was full, and nothing was done. */
export type RunAgain = (work: DeadWork) => Promise<'done' | 'capped' | 'failed'>;
