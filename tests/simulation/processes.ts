import type { Keep } from '../memory/keep.ts';
import type { Worker } from './calls.ts';
import { minute } from './moments.ts';
import type { VirtualTime } from './virtual-time.ts';
import type { WorkerPorts } from './worker-ports.ts';

/** What somebody has done by a process of its own, and by another each minute until it is done. */
export type Errand = {
  role: string;
  /** Tells it from every other errand of this role. */
  what: string;
  act: (ports: WorkerPorts) => Promise<unknown>;
  done: () => void;
  until: number;
  isWanted?: () => boolean;
};

type World = {
  keepAside: Keep;
  time: VirtualTime;
  skew: () => number;
  portsOf: (worker: Worker) => WorkerPorts;
};

export const createProcesses = ({ keepAside, time, skew, portsOf }: World) => {
  const last = keepAside({ startedAt: time.now(), nth: 0 });

  /** Named after its moment, so that whoever comes later has the same name whether there was one more before or not. */
  const startWorker = (role: string): Worker => {
    last.nth = last.startedAt === time.now() ? last.nth + 1 : 1;
    last.startedAt = time.now();
    return { name: `${role} ${last.nth} of ${time.shownBy()}`, alive: true, skew: skew() };
  };

  const insist = (errand: Errand): void => {
    const { role, what, act, done, until, isWanted = () => true } = errand;
    let acknowledged = false;
    const over = () => {
      acknowledged = true;
      done();
    };
    const ports = portsOf(startWorker(role));
    act(ports)
      .finally(ports.tally.writeDown)
      .then(over, () => undefined);
    const again = () => {
      if (!acknowledged && time.now() < until && isWanted()) insist(errand);
    };
    time.after(minute, again, () => (acknowledged ? undefined : `${role} again ${what} until ${until}`));
  };

  return { startWorker, insist };
};
