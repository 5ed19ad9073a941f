import type { InWhoseWords } from '../../domain/delivery/address-change.ts';
import type { ActOutcome } from '../../domain/people/person-act.ts';
import type { EmailAddress } from '../../domain/subscriber/email-address.ts';
import type { SubscriberId } from '../../domain/subscriber/subscriber.ts';
import { findMailbox } from '../find-mailbox.ts';
import type { Ports } from '../ports.ts';
import { requestAddressChange } from '../preferences/request-address-change.ts';
import { subscriptionsOf } from '../subscriptions-of.ts';

type Needs = Parameters<typeof requestAddressChange>[0] & Pick<Ports, 'newsletters' | 'subscriptions'>;

/** Asks at a new address, as its owner would on their own page. The operator is told what the page keeps to itself. */
export const askNewAddress =
  (ports: Needs) =>
  async (id: SubscriberId, address: EmailAddress): Promise<ActOutcome> => {
    const inWhoseWords = await wordsFor(ports, id);
    if (!inWhoseWords) return { kind: 'refused', because: 'They are in no course and on no newsletter.' };
    const to = await findMailbox(ports)(address);
    const before = (await ports.addressChanges.load(id))?.request ?? 0;
    switch (await requestAddressChange(ports)(id, { address, ...inWhoseWords })) {
      case 'accepted': {
        const change = await ports.addressChanges.load(id);
        const isAsked =
          change?.standing.status === 'asked' &&
          change.standing.to.addressHash === to &&
          change.request > before;
        return isAsked
          ? { kind: 'done' }
          : { kind: 'refused', because: 'A cap is full: nobody may be asked there again today.' };
      }
      case 'same-address':
        return { kind: 'as-it-was' };
      case 'not-today':
        return { kind: 'refused', because: 'A cap is full: nobody may be asked there again today.' };
      case 'not-possible':
        return {
          kind: 'refused',
          because: 'They have never confirmed the address that they have, or have reported mail as unwanted.',
        };
    }
  };

/** In whose words the mail comes: of a course of theirs, or else of a newsletter. */
const wordsFor = async (ports: Needs, id: SubscriberId): Promise<InWhoseWords | undefined> => {
  for (const { courseId } of await ports.enrollments.of(id))
    if (await ports.courses.current(courseId)) return { courseId };
  const [subscription] = await subscriptionsOf(ports)(id);
  return subscription && { listId: subscription.listId };
};
