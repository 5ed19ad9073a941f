import type { Due } from '../ports/due-queue.ts';
import type { IssueRef } from '../ports/issues.ts';
import type { BooksOutcome } from './check-issue-books.ts';
import type { DeliverAddressMail } from './deliver-address-mail.ts';
import type { DeliverCourseMail } from './deliver-course-mail.ts';
import type { DeliverIssue } from './deliver-issue.ts';
import type { DeliverListMail } from './deliver-list-mail.ts';
import type { FanOutOutcome } from './fan-out-issue.ts';
import type { DeliveryOutcome } from './send-delivery.ts';

export type Dispatched = DeliveryOutcome | FanOutOutcome | BooksOutcome;

/** Does what something is due for. */
export type Dispatch = (due: Due, mayGoOn: () => boolean) => Promise<Dispatched>;

type Handlers = {
  deliver: DeliverCourseMail;
  deliverIssue: DeliverIssue;
  deliverAddressMail: DeliverAddressMail;
  deliverListMail: DeliverListMail;
  fanOut(ref: IssueRef, mayGoOn: () => boolean): Promise<FanOutOutcome>;
  checkBooks(ref: IssueRef, mayGoOn: () => boolean): Promise<BooksOutcome>;
};

export const createDispatch =
  ({ deliver, deliverIssue, deliverAddressMail, deliverListMail, fanOut, checkBooks }: Handlers): Dispatch =>
  async (due, mayGoOn) => {
    if ('listRequestOf' in due) return deliverListMail(due.listRequestOf);
    if ('addressChangeOf' in due) return deliverAddressMail(due.addressChangeOf);
    if ('courseId' in due) return deliver(due);
    if ('subscriberId' in due) return deliverIssue(due);
    const outcome = await fanOut(due, mayGoOn);
    // Not waiting for its fan-out: then its books are to be looked at.
    return outcome === 'waiting' ? checkBooks(due, mayGoOn) : outcome;
  };
