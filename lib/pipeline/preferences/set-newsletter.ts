import { askByConsent, confirmJoining, unsubscribeFromList } from '../../domain/newsletter/subscription.ts';
import type { EnrollmentRef, Ports } from '../ports.ts';

export type NewsletterOutcome = 'joined' | 'left' | 'nothing-to-do';

/**
 * Puts a subscriber on the site's newsletter or takes them off it. The signed link has shown that the address is
 * theirs, so that joining needs no further mail; the words they agreed to are archived.
 */
export const setNewsletter =
  (
    ports: Pick<
      Ports,
      'clock' | 'courses' | 'newsletters' | 'subscribers' | 'subscriptions' | 'consentTexts' | 'telemetry'
    >,
  ) =>
  async (
    ref: EnrollmentRef,
    request: { join: true; consentText: string } | { join: false },
  ): Promise<NewsletterOutcome> => {
    const { clock, courses, newsletters, subscribers, subscriptions, consentTexts, telemetry } = ports;
    const [published, subscriber] = await Promise.all([
      courses.current(ref.courseId),
      subscribers.load(ref.subscriberId),
    ]);
    const listId = published?.site.newsletter;
    if (!listId || !subscriber?.consent.confirmedAt || !(await newsletters.list(listId)))
      return 'nothing-to-do';

    const now = clock.now();
    const who = { subscriberId: subscriber.id, listId };
    const known = await subscriptions.load(who);
    if (!request.join) {
      const left = known && unsubscribeFromList(known, 'unsubscribed', now);
      if (!left) return 'nothing-to-do';
      if ((await subscriptions.save(left)) === 'stale') return setNewsletter(ports)(ref, request);
      telemetry.count('newsletterLeft');
      return 'left';
    }
    const asked = askByConsent(
      known,
      { ...who, zone: subscriber.zone },
      {
        textHash: await consentTexts.archive(request.consentText),
        requestedAt: now,
        mechanism: 'own page',
      },
    );
    const member = asked && confirmJoining(asked, now);
    if (!member) return 'nothing-to-do';
    if ((await subscriptions.save(member)) === 'stale') return setNewsletter(ports)(ref, request);
    if (!(await subscribers.load(subscriber.id))) {
      await subscriptions.remove(who);
      return 'nothing-to-do';
    }
    telemetry.count('newsletterJoined');
    return 'joined';
  };
