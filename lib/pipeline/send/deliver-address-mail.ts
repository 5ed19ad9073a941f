import type { PublishedCourse } from '../../domain/content/published/published-course.ts';
import {
  type AddressChange,
  type AddressStep,
  addressMailKey,
  becomeUnknownAddressMail,
  claimAddressMail,
  giveBackAddressMail,
  isAddressMailHeldBy,
  nextAddressStep,
  putOffAddressMail,
  withoutAddressMail,
} from '../../domain/delivery/address-change.ts';
import { deliveryTag } from '../../domain/delivery/delivery-tag.ts';
import type { SubscriberId } from '../../domain/subscriber/subscriber.ts';
import { givesWayTo } from '../../domain/subscriber/suppression.ts';
import type { Ports } from '../ports.ts';
import { composeAddressMail } from './compose-address-mail.ts';
import type { RateLimiter } from './rate-limiter.ts';
import { type Delivery, type DeliveryOutcome, type Prepared, sendDelivery } from './send-delivery.ts';

/** Sends what is due about somebody's change of address, at most one mail, and forgets what nobody agreed to. */
export type DeliverAddressMail = (id: SubscriberId) => Promise<DeliveryOutcome>;

type Needs = Pick<
  Ports,
  | 'clock'
  | 'random'
  | 'subscribers'
  | 'addressChanges'
  | 'suppressions'
  | 'courses'
  | 'mailer'
  | 'tokens'
  | 'telemetry'
  | 'baseUrl'
  | 'imagesUrl'
> & { rateLimiter: RateLimiter };

export const createDeliverAddressMail =
  (ports: Needs): DeliverAddressMail =>
  async (id) => {
    const { clock, addressChanges, courses, telemetry } = ports;
    const change = await addressChanges.load(id);
    const published = change && (await courses.current(change.courseId));
    if (!change || !published) return 'gone';
    const mayResend = published.course.unknownPolicy === 'resend-once';
    const step = nextAddressStep(change, mayResend, clock.now());
    switch (step.kind) {
      case 'wait':
        return 'waiting';
      case 'save': {
        if ((await addressChanges.save(step.change)) === 'stale') return 'lost-race';
        if (step.outcome === 'unknown') telemetry.count('unknown');
        if (step.change.standing.status === 'forgotten') await giveUpUnagreed(ports, change);
        return step.outcome;
      }
      case 'send':
        return sendDelivery(ports, deliveryOf(ports, { change, published, step }));
    }
  };

/** Whoever agreed and died before it was written down had taken the address: it is free again. */
const giveUpUnagreed = async (
  { subscribers }: Needs,
  { subscriberId, standing }: AddressChange,
): Promise<void> => {
  if (standing.status !== 'asked') return;
  const { addressHash } = standing.to;
  if ((await subscribers.load(subscriberId))?.addressHash !== addressHash)
    await subscribers.giveUpAddress(addressHash, subscriberId);
};

type Work = {
  change: AddressChange;
  published: PublishedCourse;
  step: Extract<AddressStep, { kind: 'send' }>;
};

const deliveryOf = (ports: Needs, { change, published, step }: Work): Delivery<AddressChange> => {
  const { addressChanges } = ports;
  const { mail, attempt } = step;
  return {
    tag: deliveryTag({ ...change, key: addressMailKey(mail) }),
    recipient: change.subscriberId,
    kind: 'confirmation',
    load: () => addressChanges.load(change.subscriberId),
    save: addressChanges.save,
    claim: (owner, now, leaseUntil) => claimAddressMail(change, step, owner, now, leaseUntil),
    isHeldBy: (item, owner) => isAddressMailHeldBy(item, mail, owner),
    prepare: (held) => prepare(ports, held, published, step),
    sent: (held, at) => withoutAddressMail(held, mail, at),
    failed: (held, _reason, at) => withoutAddressMail(held, mail, at),
    putOff: (held, reason, now) => putOffAddressMail(held, mail, attempt, reason, now),
    giveBack: (held, now) => giveBackAddressMail(held, mail, attempt, now),
    becomeUnknown: (held, since) => becomeUnknownAddressMail(held, mail, attempt, since),
  };
};

const prepare = async (
  ports: Needs,
  held: AddressChange,
  published: PublishedCourse,
  { mail }: Work['step'],
): Promise<Prepared<AddressChange>> => {
  const { clock, courses, subscribers, suppressions } = ports;
  const { course, version } = published;
  const key = mail.asks ? 'address-change' : 'address-changed';
  const compiled = await courses.mail(course.id, version, key);
  if (!compiled)
    throw new Error(`The course "${course.id}" names a mail "${key}" that version ${version} lacks.`);
  const [subscriber, suppression] = await Promise.all([
    subscribers.load(held.subscriberId),
    suppressions.find(mail.to.addressHash),
  ]);
  // Whoever was erased, or bounced a while ago, is asked whether it was they.
  const askedAt = mail.asks && held.standing.status === 'asked' ? held.standing.at : undefined;
  const maySend = !suppression || (askedAt && givesWayTo(suppression, askedAt, published.site.signUp));
  if (!subscriber || !maySend)
    return {
      kind: 'not-ready',
      outcome: 'skipped',
      record: (current) => withoutAddressMail(current, mail, clock.now()),
    };
  const now = clock.now();
  return {
    kind: 'ready',
    mail: composeAddressMail(ports)({ change: held, mail, compiled, subscriber, published, now }),
  };
};
