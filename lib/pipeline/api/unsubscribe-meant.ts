import type { Ended, Meant } from '../../domain/sign-up/job.ts';
import type { Ports } from '../ports.ts';
import { endMemberships } from '../unsubscribe/end-memberships.ts';
import { forgetListRequests } from '../unsubscribe/forget-list-requests.ts';
import { type UnsubscribeOutcome, unsubscribe } from '../unsubscribe/unsubscribe.ts';
import { findMeant } from './find-meant.ts';

type Needs = Pick<
  Ports,
  | 'clock'
  | 'random'
  | 'hashes'
  | 'subscribers'
  | 'enrollments'
  | 'subscriptions'
  | 'listRequests'
  | 'suppressions'
  | 'newsletters'
  | 'telemetry'
>;

/** Ends for somebody what another program says that they want no more, as their own press of the button would. */
export const unsubscribeMeant =
  (ports: Needs) =>
  async (meant: Meant, from: Ended): Promise<UnsubscribeOutcome | 'left-everything'> => {
    const subscriberId = (await findMeant(ports)(meant))?.id;
    if (!subscriberId) return 'not-on-record';
    switch (from.kind) {
      case 'course':
        return unsubscribe(ports)({ subscriberId, courseId: from.courseId }, 'api');
      case 'newsletter':
        return unsubscribe(ports)({ subscriberId, listId: from.listId }, 'api');
      case 'everything': {
        await endMemberships(ports)(subscriberId, 'unsubscribed', 'api');
        await forgetListRequests(ports)(subscriberId);
        ports.telemetry.count('leftEverything');
        return 'left-everything';
      }
    }
  };
