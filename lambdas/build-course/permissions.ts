import type { PortMethod } from '../../lib/adapters/port-permissions.ts';

/** Content, and where its issues stand: it never meets an address, a key or a mail. */
export const permissions: readonly PortMethod[] = [
  'editions.live',
  'editions.read',
  'editions.store',
  'editions.goLive',
  'images.store',
  'courses.current',
  'courses.mail',
  'courses.publish',
  'courses.end',
  'newsletters.lists',
  'newsletters.list',
  'newsletters.issue',
  'newsletters.publishList',
  'newsletters.publishMails',
  'newsletters.publishIssue',
  'issueRecords.load',
  'issueRecords.of',
  'issueRecords.save',
];
