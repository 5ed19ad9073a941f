import type { PortMethod } from '../../lib/adapters/port-permissions.ts';

/** Notes that mails have arrived. What SES says of any other kind it may not follow: that is left to record-feedback. */
export const permissions: readonly PortMethod[] = [
  'subscribers.idOf',
  'subscribers.load',
  'subscribers.glance',
  'subscribers.save',
  'addressChanges.load',
  'addressChanges.save',
  'enrollments.load',
  'enrollments.glance',
  'enrollments.save',
  'listRequests.load',
  'listRequests.save',
  'issueDeliveries.load',
  'issueDeliveries.glance',
  'issueDeliveries.save',
  'suppressions.find',
  'probes.hear',
  'courses.current',
  'hashes.address',
  'hashes.formerAddresses',
  'dayCounts.add',
  'keepDeadLetters',
  'readUntaken',
];
