import { addressChangesContract } from './address-changes.ts';
import { capsContract } from './caps.ts';
import { consentTextsContract } from './consent-texts.ts';
import { coursesContract } from './courses.ts';
import { dayCountsContract } from './day-counts.ts';
import { dueQueueContract } from './due-queue.ts';
import { editionsContract } from './editions.ts';
import { enrollmentsContract } from './enrollments.ts';
import { healthContract } from './health.ts';
import { imagesContract } from './images.ts';
import { issueDeliveriesContract } from './issue-deliveries.ts';
import { issueRecordsContract } from './issue-records.ts';
import { newslettersContract } from './newsletters.ts';
import { sendingRecordContract } from './sending-record.ts';
import type { Contract } from './subject.ts';
import { subscribersContract } from './subscribers.ts';
import { subscriptionsContract } from './subscriptions.ts';
import { suppressionsContract } from './suppressions.ts';

/** Every contract of the record. */
export const recordContract: Contract = (create) => {
  subscribersContract(create);
  addressChangesContract(create);
  enrollmentsContract(create);
  subscriptionsContract(create);
  issueRecordsContract(create);
  issueDeliveriesContract(create);
  dueQueueContract(create);
  suppressionsContract(create);
  sendingRecordContract(create);
  healthContract(create);
  dayCountsContract(create);
  consentTextsContract(create);
  capsContract(create);
  editionsContract(create);
  imagesContract(create);
  coursesContract(create);
  newslettersContract(create);
};
