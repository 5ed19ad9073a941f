import type { IssueDeliveryRef } from '../../lib/domain/delivery/delivery-tag.ts';
import type { EnrollmentRef } from '../../lib/pipeline/ports/enrollments.ts';
import type { SubscriptionRef } from '../../lib/pipeline/ports/subscriptions.ts';
import type { Ports } from '../../lib/pipeline/ports.ts';

/** The ports of the record, which there is in memory and in DynamoDB. */
export type RecordPorts = Pick<
  Ports,
  | 'subscribers'
  | 'addressChanges'
  | 'enrollments'
  | 'enrollmentScan'
  | 'peopleScan'
  | 'booksRounds'
  | 'issueBooksRounds'
  | 'subscriptions'
  | 'listRequests'
  | 'issueRecords'
  | 'issueDeliveries'
  | 'queue'
  | 'suppressions'
  | 'sending'
  | 'health'
  | 'dayCounts'
  | 'standings'
  | 'partingWords'
  | 'weeklyMails'
  | 'consentTexts'
  | 'caps'
  | 'apiKeys'
  | 'webhookEndpoints'
  | 'probes'
  | 'editions'
  | 'images'
  | 'courses'
  | 'newsletters'
>;

/** An empty record that a contract is held against. */
export type Subject = {
  ports: RecordPorts;
  /** Makes a stored item one that the code cannot read. */
  spoil(ref: EnrollmentRef | SubscriptionRef | IssueDeliveryRef): Promise<void>;
};

/** What a port promises, whoever keeps the record. */
export type Contract = (create: () => Promise<Subject>) => void;
