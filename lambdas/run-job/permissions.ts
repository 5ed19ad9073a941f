import type { PortMethod } from '../../lib/adapters/port-permissions.ts';

/** Takes sign-ups, and sends what somebody waits for. */
export const permissions: readonly PortMethod[] = [
  'subscribers.idOf',
  'subscribers.takeAddress',
  'subscribers.load',
  'subscribers.save',
  'enrollments.load',
  'enrollments.save',
  'suppressions.find',
  'consentTexts.archive',
  'caps.take',
  'caps.giveBack',
  'caps.settle',
  'courses.current',
  'courses.mail',
  'newsletters.list',
  'sending.load',
  'sending.save',
  'sending.storeIdentity',
  'sendingSettings',
  'health.add',
  'mailer.send',
  'mailer.quota',
  'tokens.sign',
  'hashes.address',
  'hashes.formerAddresses',
];
