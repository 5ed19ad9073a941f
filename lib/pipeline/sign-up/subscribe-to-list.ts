import { isOpenToSignUps } from '../../domain/membership/published.ts';
import {
  answerByOwnPage,
  askForList,
  hasLeftSince,
  type ListRequest,
} from '../../domain/newsletter/list-request.ts';
import { isMember, type Subscription } from '../../domain/newsletter/subscription.ts';
import type { Metric } from '../../domain/reports/metric.ts';
import type { ListSignUp } from '../../domain/sign-up/sign-up.ts';
import { capsFor } from '../../domain/sign-up/sign-up-caps.ts';
import type { AddressHash } from '../../domain/subscriber/email-address.ts';
import { givesWayTo } from '../../domain/subscriber/suppression.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { findMailbox } from '../find-mailbox.ts';
import type { SendSoon } from '../ports/sign-up.ts';
import type { SubscriptionRef } from '../ports/subscriptions.ts';
import type { Ports } from '../ports.ts';
import { untilSaved } from '../until-saved.ts';
import { writeCapped } from '../write-journal.ts';
import { consentOf, findOrCreate } from './find-or-create.ts';
import { withinCaps } from './within-caps.ts';

export type ListSignUpOutcome =
  /** Whether it was they: a mail to confirm. */
  | 'asked'
  /** They are on the list, and get the link to their own page. */
  | 'already-subscribed'
  | 'overtaken'
  | 'suppressed'
  /** Somebody is moving to this address, and where mail to confirm would go is not it. */
  | 'address-changing'
  | 'capped'
  | 'list-not-found'
  | 'list-not-open';

type Needs = Pick<
  Ports,
  | 'clock'
  | 'random'
  | 'hashes'
  | 'subscribers'
  | 'subscriptions'
  | 'listRequests'
  | 'suppressions'
  | 'consentTexts'
  | 'newsletters'
  | 'caps'
  | 'telemetry'
> & { deliver: SendSoon<SubscriptionRef> };

/**
 * Takes a sign-up to a newsletter by its own form, as `subscribe` does one to a course: one mail, if the caps allow it, and
 * nobody is on the list until the link in it is followed. The outcome is for the operator and never reaches the form; safe
 * to repeat after a crash at any point.
 */
export const subscribeToList =
  (ports: Needs) =>
  async (signUp: ListSignUp): Promise<ListSignUpOutcome> => {
    const outcome = await take(ports, signUp);
    if (outcome === 'suppressed') ports.telemetry.count('signUpSuppressed');
    return outcome;
  };

const take = async (ports: Needs, signUp: ListSignUp): Promise<ListSignUpOutcome> => {
  const { clock, newsletters, subscribers, suppressions, deliver } = ports;
  const published = await newsletters.list(signUp.listId);
  if (!published) return 'list-not-found';
  if (!isOpenToSignUps(published)) return 'list-not-open';

  const hash = await findMailbox(ports)(signUp.address);
  // Who had themselves erased may come back by fresh consent, and so may an address that bounced a while ago.
  const suppression = await suppressions.find(hash);
  if (suppression && !givesWayTo(suppression, signUp.askedAt, published.site.signUp)) return 'suppressed';

  const now = clock.now();
  const id = await subscribers.idOf(hash);
  const settled = id && settledBefore(await standingOf(ports, signUp, id), signUp);
  const outcome =
    settled ||
    (await withinCaps(ports)(
      capsFor(signUp, published.site.signUp, now),
      signUp.request,
      () => untilSaved(ports, 'a sign-up to a newsletter', () => store(ports, signUp, hash, now)),
      (by) => writeCapped(ports)(id, by, undefined),
    ));
  if (typeof outcome === 'string') return outcome;
  await deliver({ subscriberId: outcome.to, listId: signUp.listId });
  return outcome.outcome;
};

/** On record, with a mail that is due unless it has gone out already. */
type Taken = { outcome: 'asked' | 'already-subscribed'; to: ListRequest['subscriberId'] };

type Standing = {
  to: ListRequest['subscriberId'];
  subscription: Subscription | undefined;
  known: ListRequest | undefined;
};

const standingOf = async (
  { subscriptions, listRequests }: Needs,
  { listId }: ListSignUp,
  to: ListRequest['subscriberId'],
): Promise<Standing> => {
  const ref = { subscriberId: to, listId };
  const [subscription, known] = await Promise.all([subscriptions.load(ref), listRequests.load(ref)]);
  return { to, subscription, known };
};

/** What has become of a sign-up, where it leads to no mail, or to none besides the one that it has led to. */
const settledBefore = (
  { to, subscription, known }: Standing,
  { request, askedAt }: ListSignUp,
): Taken | 'overtaken' | undefined => {
  if (known?.waiting.some(({ signUp }) => signUp === request)) return { outcome: 'asked', to };
  if (known?.answered === request) return { outcome: 'already-subscribed', to };
  const { standing } = subscription ?? {};
  // Whoever has confirmed since knows where their own page is; who has left since, stays away.
  const isOvertaken =
    (standing?.status === 'active' && standing.since > askedAt) || hasLeftSince(subscription, askedAt);
  return isOvertaken ? 'overtaken' : undefined;
};

/** With its one mail due. Where somebody else has written meanwhile, it is decided anew. */
const store = async (
  ports: Needs,
  signUp: ListSignUp,
  hash: AddressHash,
  now: Instant,
): Promise<Taken | ListSignUpOutcome | 'stale'> => {
  const { listId, address, firstName, zone, request } = signUp;
  const consent = await consentOf(ports, signUp);
  const { id, addressHash } = await findOrCreate(ports, signUp, { hash, now, consent });
  const standing = await standingOf(ports, signUp, id);
  const settled = settledBefore(standing, signUp);
  if (settled) return settled;
  // Whoever is just moving to this address: the mail would go to the one before.
  if (addressHash !== hash) return 'address-changing';

  const who = { subscriberId: id, listId };
  if (isMember(standing.subscription))
    return saved(ports, 'already-subscribed', answerByOwnPage(standing.known, who, request, now));
  const waiting = { signUp: request, consent, address, zone, ...(firstName ? { firstName } : {}) };
  return saved(ports, 'asked', askForList(standing.known, who, waiting, now));
};

const metricOf = {
  asked: 'signUp',
  'already-subscribed': 'signUpAlreadyEnrolled',
} as const satisfies Record<Taken['outcome'], Metric>;

const saved = async (
  { listRequests, telemetry }: Needs,
  outcome: Taken['outcome'],
  request: ListRequest,
): Promise<Taken | 'stale'> => {
  if ((await listRequests.save(request)) === 'stale') return 'stale';
  telemetry.count(metricOf[outcome]);
  return { outcome, to: request.subscriberId };
};
