import type { Ports } from '../../lib/pipeline/ports.ts';
import { aroundCalls } from '../memory/around-calls.ts';

type Record = Pick<Ports, 'subscribers' | 'enrollments' | 'suppressions' | 'subscriptions'>;

/**
 * The same ports, but right before their `at`-th call of the record `intrude` runs to its end: what two people, or
 * one in two tabs, can do to each other. `calls` counts on, so that a test can go through every moment there is.
 */
export const intruded = <Ours extends Record>(ports: Ours, at: number, intrude: () => Promise<unknown>) => {
  const counted = { calls: 0 };
  const { subscribers, enrollments, suppressions, subscriptions } = ports;
  const watched = aroundCalls({ subscribers, enrollments, suppressions, subscriptions }, async (_, make) => {
    counted.calls += 1;
    if (counted.calls === at) await intrude();
    return make();
  });
  return { counted, ports: { ...ports, ...watched } };
};
