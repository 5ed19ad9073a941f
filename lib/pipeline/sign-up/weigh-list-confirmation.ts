import type { SignUpSettings } from '../../domain/content/site.ts';
import { type ListRequest, requestBehind } from '../../domain/newsletter/list-request.ts';
import { isMember } from '../../domain/newsletter/subscription.ts';
import type { WaitingRequest } from '../../domain/sign-up/waiting-request.ts';
import type { Subscriber } from '../../domain/subscriber/subscriber.ts';
import { givesWayTo, type Suppression } from '../../domain/subscriber/suppression.ts';
import type { SubscriptionRef } from '../ports/subscriptions.ts';
import type { Ports } from '../ports.ts';

export type WeighedForList =
  | {
      kind: 'possible';
      asked: ListRequest;
      request: WaitingRequest;
      subscriber: Subscriber;
      /** What stands against the address, and gives way to this. */
      suppression: Suppression | undefined;
      signUp: SignUpSettings;
    }
  | { kind: 'already-active' }
  | { kind: 'no-longer-valid' };

/** What pressing the button behind a list's confirmation link would do now. Changes nothing. */
export const weighListConfirmation =
  ({
    newsletters,
    subscribers,
    subscriptions,
    listRequests,
    suppressions,
  }: Pick<Ports, 'newsletters' | 'subscribers' | 'subscriptions' | 'listRequests' | 'suppressions'>) =>
  async (ref: SubscriptionRef, number: number): Promise<WeighedForList> => {
    const [published, subscriber, subscription, asked] = await Promise.all([
      newsletters.list(ref.listId),
      subscribers.load(ref.subscriberId),
      subscriptions.load(ref),
      listRequests.load(ref),
    ]);
    if (!published || published.ended !== undefined || !subscriber) return { kind: 'no-longer-valid' };
    if (isMember(subscription)) return { kind: 'already-active' };
    const request = asked && requestBehind(asked, number, subscription);
    if (!request) return { kind: 'no-longer-valid' };
    const { signUp } = published.site;
    const suppression = await suppressions.find(subscriber.addressHash);
    return suppression && !givesWayTo(suppression, request.askedAt, signUp)
      ? { kind: 'no-longer-valid' }
      : { kind: 'possible', asked, request, subscriber, suppression, signUp };
  };
