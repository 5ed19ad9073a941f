import { isOpenToSignUps } from '../../domain/membership/published.ts';
import { askForList } from '../../domain/newsletter/list-request.ts';
import { requestId } from '../../domain/sign-up/request-id.ts';
import { capsForFreshLink } from '../../domain/sign-up/sign-up-caps.ts';
import type { Saved } from '../ports/record.ts';
import type { SendSoon } from '../ports/sign-up.ts';
import type { SubscriptionRef } from '../ports/subscriptions.ts';
import type { Ports } from '../ports.ts';
import { untilSaved } from '../until-saved.ts';
import { writeCapped } from '../write-journal.ts';
import type { RequestConfirmationOutcome } from './request-confirmation.ts';
import { type WeighedForList, weighListConfirmation } from './weigh-list-confirmation.ts';
import { withinCaps } from './within-caps.ts';

type Needs = Parameters<typeof weighListConfirmation>[0] & Pick<Ports, 'clock'>;

/** What asking for a fresh link in the place of one that has run out would do now. Changes nothing. */
export const weighFreshListLink =
  (ports: Needs) =>
  async (ref: SubscriptionRef, number: number): Promise<WeighedForList> => {
    const published = await ports.newsletters.list(ref.listId);
    const weighed = await weighListConfirmation(ports)(ref, number);
    const isOpen = published && isOpenToSignUps(published);
    return weighed.kind === 'possible' && !isOpen ? { kind: 'no-longer-valid' } : weighed;
  };

/** A new confirmation mail for what a list's link that has run out stood for, as `requestConfirmation` does for a course's. */
export const requestListConfirmation =
  (ports: Needs & Pick<Ports, 'caps' | 'random' | 'telemetry'> & { deliver: SendSoon<SubscriptionRef> }) =>
  async (ref: SubscriptionRef, number: number): Promise<RequestConfirmationOutcome> => {
    const weighed = await weighFreshListLink(ports)(ref, number);
    if (weighed.kind !== 'possible') return weighed.kind;
    const { subscriber, asked, signUp } = weighed;
    const next = asked.requests + 1;
    // Pressed again after a crash, it is this same request.
    const request = requestId.parse(`list-confirmation ${ref.subscriberId} ${ref.listId} ${next}`);
    const caps = capsForFreshLink(subscriber.address, signUp, ports.clock.now());
    const saved = await withinCaps(ports)(
      caps,
      request,
      () => untilSaved(ports, 'a sign-up that is asked for again', () => save(ports, ref, number, next)),
      (by) => writeCapped(ports)(ref.subscriberId, by, undefined),
    );
    if (saved === 'saved') {
      ports.telemetry.count('confirmationAskedAgain');
      await ports.deliver(ref);
    }
    return 'accepted';
  };

/**
 * The record of somebody who has confirmed nothing yet is kept for another month, as long as the new link may be. `overtaken`
 * where the same was asked for, or answered, meanwhile.
 */
const save = async (
  ports: Needs,
  ref: SubscriptionRef,
  number: number,
  next: number,
): Promise<Saved | 'overtaken'> => {
  const { clock, subscribers, listRequests } = ports;
  const weighed = await weighFreshListLink(ports)(ref, number);
  if (weighed.kind !== 'possible' || weighed.asked.requests + 1 !== next) return 'overtaken';
  const { subscriber, asked, request } = weighed;
  const now = clock.now();
  const { consent } = subscriber;
  if (!consent.confirmedAt)
    await subscribers.save({ ...subscriber, consent: { ...consent, requestedAt: now } });
  const { number: _, askedAt: __, ...again } = request;
  return listRequests.save(askForList(asked, ref, again, now));
};
