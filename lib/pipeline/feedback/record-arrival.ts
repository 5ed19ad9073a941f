import { parseProbeTag } from '../../domain/doctor/probe.ts';
import { isWeeklyTag } from '../../domain/reports/weekly-report.ts';
import type { Feedback } from '../../domain/sending/feedback.ts';
import { withoutEarlier } from '../../domain/subscriber/transient-bounces.ts';
import type { Ports } from '../ports.ts';
import { changeRow, rowOf } from './change-row.ts';
import { recipientOf } from './recipient.ts';
import { settleDelivery } from './settle-delivery.ts';

type Needs = Pick<
  Ports,
  | 'clock'
  | 'random'
  | 'hashes'
  | 'courses'
  | 'subscribers'
  | 'addressChanges'
  | 'enrollments'
  | 'listRequests'
  | 'issueDeliveries'
  | 'suppressions'
  | 'probes'
  | 'telemetry'
>;

/**
 * A mail has arrived: SES has taken it, and earlier transient bounces no longer count. Late, twice, out of order or never, each is
 * safe to repeat.
 */
export const recordArrival =
  (ports: Needs) =>
  async (feedback: Feedback): Promise<'settled' | 'bounces-forgotten' | 'noted'> => {
    const { tag } = feedback;
    const probe = parseProbeTag(tag);
    if (probe) {
      await ports.probes.hear(probe, 'delivered', ports.clock.now());
      return 'noted';
    }
    if (isWeeklyTag(tag)) return 'noted';
    const settled = tag !== undefined && (await settleDelivery(ports)(tag, 'accepted'));
    const followed = await forgetBounces(ports, feedback);
    return followed === 'noted' && settled ? 'settled' : followed;
  };

/**
 * Such events come with every mail: where nothing bounced before, nothing is written, nor read for certain. A bounce that was
 * counted a moment ago is forgotten with the next mail that arrives.
 */
const forgetBounces = async (ports: Needs, feedback: Feedback): Promise<'bounces-forgotten' | 'noted'> => {
  const seen = await recipientOf(ports, ports.subscribers.glance)(feedback);
  if (seen && rowOf(seen).length === 0) return 'noted';
  const changed = await changeRow(ports, feedback, (row) => withoutEarlier(row, feedback.sentAt));
  return changed.kind === 'changed' ? 'bounces-forgotten' : 'noted';
};
