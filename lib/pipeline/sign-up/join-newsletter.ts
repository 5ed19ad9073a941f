import type { ListId } from '../../domain/content/newsletter.ts';
import { withNotedChanges } from '../../domain/membership/noted-changes.ts';
import { activateSubscription, isMember, requestSubscription } from '../../domain/newsletter/subscription.ts';
import type { WaitingRequest } from '../../domain/sign-up/waiting-request.ts';
import type { SubscriberId } from '../../domain/subscriber/subscriber.ts';
import type { Ports } from '../ports.ts';
import { untilSaved } from '../until-saved.ts';

/**
 * The button of the confirmation mail stands for the newsletter too, where its box was ticked. The list that they are on
 * now, if they are: nobody joins one that has ended since they asked. Safe to repeat.
 */
export const joinNewsletter =
  (ports: Pick<Ports, 'clock' | 'random' | 'newsletters' | 'subscriptions'>) =>
  async (
    subscriberId: SubscriberId,
    { newsletter, zone, consent }: WaitingRequest,
  ): Promise<ListId | undefined> => {
    const { clock, newsletters, subscriptions } = ports;
    const published = newsletter && (await newsletters.list(newsletter));
    if (!published || published.ended !== undefined) return undefined;
    const who = { subscriberId, listId: newsletter, zone };
    return untilSaved<ListId | undefined>(ports, 'a subscription', async () => {
      const known = await subscriptions.load(who);
      if (isMember(known)) return newsletter;
      const asked = requestSubscription(known, who, consent);
      const active = asked && activateSubscription(asked, clock.now());
      const member = active && withNotedChanges(known, active, clock.now());
      if (!member) return undefined;
      return (await subscriptions.save(member)) === 'saved' ? newsletter : 'stale';
    });
  };
