import type { Enrollment } from '../../domain/enrollment/enrollment.ts';
import type { IssueDelivery } from '../../domain/newsletter/issue-delivery.ts';
import type { ListRequest } from '../../domain/newsletter/list-request.ts';
import type { Subscription } from '../../domain/newsletter/subscription.ts';
import { type CountedOf, type Dated, ofCourse, ofList } from '../../domain/reports/happening.ts';
import {
  enrollmentHappenings,
  erasureHappenings,
  issueHappenings,
  listRequestHappenings,
  subscriptionHappenings,
} from '../../domain/reports/what-happened.ts';
import type { Ports } from '../ports.ts';

/** Is told of each write that has won: what stands there now, if anything does, and how to read what stood there before. */
export type Written<Item> = (after: Item | undefined, readBefore: () => Item | undefined) => void;

/** Counts what each write has made happen, whoever made it. What is wrong in the counting is no fault of the write. */
export const countWrites = ({ tally, clock, telemetry }: Pick<Ports, 'tally' | 'clock' | 'telemetry'>) => {
  const counted =
    <Item>(
      ofItem: (item: Item) => CountedOf,
      happenings: (before: Item | undefined, after: Item) => Dated[],
      erased: (before: Item) => Dated[] = () => [],
    ): Written<Item> =>
    (after, readBefore) => {
      try {
        const before = readBefore();
        const item = after ?? before;
        if (item === undefined) return;
        const all = after === undefined ? erased(item) : happenings(before, after);
        for (const { at, what, by } of all) tally.add(ofItem(item), at, what, by);
      } catch (error) {
        telemetry.surprise(error, { where: 'counts' });
      }
    };
  return {
    enrollments: counted<Enrollment>(
      ({ courseId }) => ofCourse(courseId),
      (before, after) => enrollmentHappenings(before, after, clock.now()),
      (before) => erasureHappenings(before, clock.now()),
    ),
    subscriptions: counted<Subscription>(
      ({ listId }) => ofList(listId),
      (before, after) => subscriptionHappenings(before, after, clock.now()),
      (before) => erasureHappenings(before, clock.now()),
    ),
    listRequests: counted<ListRequest>(({ listId }) => ofList(listId), listRequestHappenings),
    issueDeliveries: counted<IssueDelivery>(({ listId }) => ofList(listId), issueHappenings),
  } satisfies Record<string, Written<never>>;
};
