import { listMailTag } from '../../domain/delivery/delivery-tag.ts';
import { type ListRequest, listMailKey, listMails } from '../../domain/newsletter/list-request.ts';
import type { PublishedList } from '../../domain/newsletter/published-issue.ts';
import { isMember } from '../../domain/newsletter/subscription.ts';
import { waitingNumber } from '../../domain/sign-up/waiting-request.ts';
import { givesWayTo } from '../../domain/subscriber/suppression.ts';
import { findNotice } from '../find-notice.ts';
import type { SubscriptionRef } from '../ports/subscriptions.ts';
import type { Ports } from '../ports.ts';
import { composeListMail } from './compose/compose-list-mail.ts';
import { deliverQueuedMail } from './deliver-queued-mail.ts';
import type { DeliveryOutcome, DeliveryPorts, Prepared } from './send-delivery.ts';

/** Sends what is due about somebody's sign-up to a newsletter, at most one mail. */
export type DeliverListMail = (ref: SubscriptionRef) => Promise<DeliveryOutcome>;

type Needs = DeliveryPorts & Pick<Ports, 'subscriptions' | 'listRequests' | 'courses'>;

export const createDeliverListMail =
  (ports: Needs): DeliverListMail =>
  async (ref) => {
    const { listRequests, newsletters } = ports;
    const [asked, published] = await Promise.all([listRequests.load(ref), newsletters.list(ref.listId)]);
    if (!asked || !published) return 'gone';
    return deliverQueuedMail(ports, {
      queue: listMails,
      item: asked,
      mayResend: published.list.unknownPolicy === 'resend-once',
      load: () => listRequests.load(ref),
      save: listRequests.save,
      tagOf: (mail) => listMailTag({ ...ref, key: listMailKey(mail) }),
      prepare: (held, mail) => prepare(ports, held, mail, published),
    });
  };

const prepare = async (
  ports: Needs,
  held: ListRequest,
  mail: ListRequest['mails'][number],
  published: PublishedList,
): Promise<Prepared<ListRequest>> => {
  const { clock, subscribers, subscriptions, suppressions } = ports;
  const [compiled, subscriber, subscription] = await Promise.all([
    findNotice(ports)(published, mail.kind === 'confirm' ? 'confirmation' : 'own-page'),
    subscribers.load(held.subscriberId),
    subscriptions.load(held),
  ]);
  const suppression = subscriber && (await suppressions.find(subscriber.addressHash));
  const request = waitingNumber(held.waiting, mail.number);
  // Whoever was erased, or bounced a while ago, is asked whether it was they.
  const isFree = !suppression || (request && givesWayTo(suppression, request.askedAt, published.site.signUp));
  // Each mail has its reader: who is on the list has nothing to confirm, and who is not gets no link into a page.
  const isMeant = isMember(subscription) === (mail.kind === 'own-page');
  if (!compiled || !subscriber || !isFree || !isMeant || published.ended !== undefined)
    return {
      kind: 'not-ready',
      outcome: 'skipped',
      record: (current) => listMails.without(current, mail, clock.now()),
    };
  const consents = subscription?.consents ?? [];
  const now = clock.now();
  return {
    kind: 'ready',
    mail: await composeListMail(ports)({ mail, compiled, subscriber, published, request, consents, now }),
  };
};
