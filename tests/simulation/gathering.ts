import { recordArrivals } from '../../lib/pipeline/feedback/record-arrivals.ts';
import type { Keep } from '../memory/keep.ts';
import type { Facts } from './facts.ts';
import { day, hour, minute } from './moments.ts';
import type { Errand } from './processes.ts';
import { type Accepted, feedbackOf, nameOf } from './simulated-ses.ts';
import type { VirtualTime } from './virtual-time.ts';

type World = {
  keep: Keep;
  time: VirtualTime;
  facts: Facts;
  insist: (errand: Errand) => void;
  /** Hands one over by itself. */
  handOver: (mail: Accepted) => void;
};

/**
 * Firehose: brings together what it hears of within a minute, and calls with it until it is taken, for a day. What failed among it
 * is handed over by itself when somebody looks, an hour later.
 */
export const createGathering = ({ keep, time, facts, insist, handOver }: World) => {
  const gathered: Accepted[] = keep([]);

  const record = (batch: readonly Accepted[]): void => {
    const keepDeadLetters = async (work: readonly object[]) => {
      for (const mail of batch.filter((each) => work.includes(each)))
        time.after(
          hour,
          () => handOver(mail),
          () => `the dead letter about ${nameOf(mail)}`,
        );
    };
    const told = batch.map((mail) => ({ feedback: feedbackOf(mail, 'Delivery'), work: mail }));
    insist({
      role: 'deliveries',
      what: batch.map(nameOf).join(),
      act: (ports) => recordArrivals({ ...ports, keepDeadLetters })(told),
      done: () => {
        for (const { tag } of batch) facts.eventsTaken.push({ at: time.now(), tag });
      },
      until: time.now() + day,
    });
  };

  return (mail: Accepted): void => {
    gathered.push(mail);
    if (gathered.length > 1) return;
    time.after(
      minute,
      () => record(gathered.splice(0)),
      () => 'what was gathered is told of',
    );
  };
};
