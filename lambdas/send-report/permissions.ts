import type { PortMethod } from '../../lib/adapters/port-permissions.ts';

/** Counts, and how sending stands: it meets nobody's record and no key, and has its mail made by build-course. */
export const permissions: readonly PortMethod[] = [
  'editions.live',
  'courses.current',
  'newsletters.lists',
  'newsletters.list',
  'newsletters.issue',
  'issueRecords.of',
  'issueBooksRounds.load',
  'dayCounts.since',
  'standings.since',
  'health.since',
  'sending.load',
  'sending.save',
  'sending.storeIdentity',
  'sendingSettings',
  'weeklyMails.load',
  'weeklyMails.save',
  'countDeadLetters',
  'compileReport',
  'mailer.send',
  'mailer.quota',
];
