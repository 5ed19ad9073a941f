import { aroundCalls } from './around-calls.ts';
import type { MemoryRecord } from './record.ts';

const writes = new Set(['save', 'takeAddress', 'giveUpAddress', 'add', 'lift', 'archive', 'remove']);

/** The same ports, which count what is read and written of people, so that a test can say "none". */
export const countCalls = (ports: MemoryRecord['ports']) => {
  const { subscribers, enrollments, subscriptions, issueDeliveries, suppressions, consentTexts } = ports;
  const touched = { reads: 0, writes: 0 };
  const counted = aroundCalls(
    { subscribers, enrollments, subscriptions, issueDeliveries, suppressions, consentTexts },
    (call, make) => {
      touched[writes.has(call.split('.')[1] ?? '') ? 'writes' : 'reads'] += 1;
      return make();
    },
  );
  return { ports: { ...ports, ...counted }, touched };
};
