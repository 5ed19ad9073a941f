import type { Deliver } from './deliver.ts';
import type { DeliverIssue } from './deliver-issue.ts';
import type { FanOutOutcome } from './fan-out.ts';
import type { Due, IssueRef } from './ports.ts';
import type { DeliveryOutcome } from './send-delivery.ts';

export type Attended = DeliveryOutcome | FanOutOutcome | 'books-checked';

/** Does what something is due for. */
export type Attend = (due: Due, mayGoOn: () => boolean) => Promise<Attended>;

type Works = {
  deliver: Deliver;
  deliverIssue: DeliverIssue;
  fanOut(ref: IssueRef, mayGoOn: () => boolean): Promise<FanOutOutcome>;
  checkBooks(ref: IssueRef): Promise<'books-checked' | 'waiting'>;
};

export const createAttend =
  ({ deliver, deliverIssue, fanOut, checkBooks }: Works): Attend =>
  async (due, mayGoOn) => {
    if ('courseId' in due) return deliver(due);
    if ('subscriberId' in due) return deliverIssue(due);
    const outcome = await fanOut(due, mayGoOn);
    // Not waiting for its fan-out: then its books are to be looked at.
    return outcome === 'waiting' ? checkBooks(due) : outcome;
  };
