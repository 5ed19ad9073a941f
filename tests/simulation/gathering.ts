import { recordArrivals } from '../../lib/pipeline/feedback/record-arrivals.ts';
import type { Facts } from './facts.ts';
import { day, hour, minute } from './moments.ts';
import { type Accepted, feedbackOf } from './simulated-ses.ts';
import type { VirtualTime } from './virtual-time.ts';
import type { WorkerPorts } from './worker-ports.ts';

type World = {
  time: VirtualTime;
  facts: Facts;
  /** Does something in a process of its own, and again each minute until it is done, as long as it is wanted. */
  insist: (
    role: string,
    act: (ports: WorkerPorts) => Promise<unknown>,
    done: () => void,
    stillWanted: () => boolean,
  ) => void;
  /** Hands one over by itself. */
  handOver: (mail: Accepted) => void;
};

/**
 * Firehose: brings together what it hears of within a minute, and calls with it until it is taken, for a day. What failed among it
 * is handed over by itself when somebody looks, an hour later.
 */
export const createGathering = ({ time, facts, insist, handOver }: World) => {
  let gathered: Accepted[] = [];

  const record = (batch: readonly Accepted[]): void => {
    const giveUp = time.now() + day;
    const keepDeadLetters = async (work: readonly object[]) => {
      for (const mail of batch.filter((each) => work.includes(each))) time.after(hour, () => handOver(mail));
    };
    const told = batch.map((mail) => ({ feedback: feedbackOf(mail, 'Delivery'), work: mail }));
    insist(
      'deliveries',
      (ports) => recordArrivals({ ...ports, keepDeadLetters })(told),
      () => {
        for (const { tag } of batch) facts.eventsTaken.push({ at: time.now(), tag });
      },
      () => time.now() < giveUp,
    );
  };

  return (mail: Accepted): void => {
    gathered.push(mail);
    if (gathered.length > 1) return;
    time.after(minute, () => {
      const batch = gathered;
      gathered = [];
      record(batch);
    });
  };
};
