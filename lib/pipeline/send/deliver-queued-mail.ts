import type { MailQueue, QueuedMail, WithQueue } from '../../domain/delivery/mail-queue.ts';
import type { SubscriberId } from '../../domain/subscriber/subscriber.ts';
import type { Saved } from '../ports/record.ts';
import type { Ports } from '../ports.ts';
import type { RateLimiter } from './rate-limiter.ts';
import { type DeliveryOutcome, type Prepared, sendDelivery } from './send-delivery.ts';

type Needs = Pick<Ports, 'clock' | 'random' | 'mailer' | 'telemetry'> & { rateLimiter: RateLimiter };

type Work<Mail extends QueuedMail, Item> = {
  queue: MailQueue<Mail, Item & WithQueue<Mail>>;
  item: Item;
  /** Whether a mail of which nobody knows goes once more. */
  mayResend: boolean;
  load(): Promise<Item | undefined>;
  save(item: Item): Promise<Saved>;
  tagOf(mail: Mail): string;
  /** The last look at who gets it, and the mail. */
  prepare(held: Item, mail: Mail): Promise<Prepared<Item>>;
  /** After what time alone has made true. */
  saved?(item: Item): Promise<void>;
};

/** Sends the next of the mails that wait in an item about a person, or writes down what has become of it. */
export const deliverQueuedMail = async <
  Mail extends QueuedMail,
  Item extends WithQueue<Mail> & { version: number; subscriberId: SubscriberId },
>(
  ports: Needs,
  { queue, item, mayResend, load, save, tagOf, prepare, saved }: Work<Mail, Item>,
): Promise<DeliveryOutcome> => {
  const step = queue.nextStep(item, mayResend, ports.clock.now());
  switch (step.kind) {
    case 'wait':
      return 'waiting';
    case 'save': {
      if ((await save(step.item)) === 'stale') return 'lost-race';
      if (step.outcome === 'unknown') ports.telemetry.count('unknown');
      await saved?.(step.item);
      return step.outcome;
    }
    case 'send': {
      const { mail, attempt } = step;
      return sendDelivery<Item>(ports, {
        tag: tagOf(mail),
        recipient: item.subscriberId,
        kind: 'confirmation',
        seen: item,
        load,
        save,
        claim: (owner, now, leaseUntil) => queue.claim(item, step, owner, now, leaseUntil),
        isHeldBy: (held, owner) => queue.isHeldBy(held, mail, owner),
        prepare: (held) => prepare(held, mail),
        sent: (held, at) => queue.without(held, mail, at),
        failed: (held, _reason, at) => queue.without(held, mail, at),
        putOff: (held, reason, now) => queue.putOff(held, mail, { attempt, reason }, now),
        giveBack: (held, now) => queue.giveBack(held, mail, attempt, now),
        becomeUnknown: (held, since) => queue.becomeUnknown(held, mail, attempt, since),
      });
    }
  }
};
