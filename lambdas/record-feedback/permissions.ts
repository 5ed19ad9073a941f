import type { PortMethod } from '../../lib/adapters/port-permissions.ts';

/** Notes what SES says of mails, and stops mail to addresses that bounce or complain. */
export const permissions: readonly PortMethod[] = [
  'subscribers.idOf',
  'subscribers.load',
  'subscribers.save',
  'addressChanges.load',
  'addressChanges.save',
  'enrollments.load',
  'enrollments.of',
  'enrollments.save',
  'subscriptions.load',
  'subscriptions.save',
  'issueDeliveries.load',
  'issueDeliveries.save',
  'suppressions.find',
  'suppressions.add',
  'suppressions.history',
  'health.add',
  'courses.current',
  'newsletters.lists',
  'sendingSettings',
  'hashes.address',
  'hashes.formerAddresses',
  'dayCounts.add',
];
