import * as z from 'zod';
import { type Instant, later } from '../time/instant.ts';
import type { DeliveryKey } from './delivery-key.ts';
import {
  type Attempt,
  claimedEntry,
  entryHeldBy,
  givenBackEntry,
  isUnsettled,
  type LedgerEntry,
  ledgerEntrySchema,
  nextForUnsettled,
  type Proof,
  provenEntry,
  unknownEntry,
  unknownPatience,
} from './ledger-entry.ts';
import { type AfterRefusal, nextTryAfter, oneMoreRefusal, refusalsSchema } from './refusals.ts';

/**
 * Mails about a person that wait in one item, and go out one after the other: each is kept until it is known, or past
 * knowing, what became of it.
 */
export const queuedMailSchema = z.lazy(() =>
  z.object({
    entry: ledgerEntrySchema.optional(),
    refused: refusalsSchema.optional(),
  }),
);

export type QueuedMail = z.infer<typeof queuedMailSchema>;
export type WithQueue<Mail extends QueuedMail> = {
  /** In the order in which they go out. */
  mails: Mail[];
  /** When something is to be done; absent when nothing is. */
  dueAt?: Instant | undefined;
};

type Sending<Mail> = { kind: 'send'; mail: Mail; attempt: Attempt };

export type QueueStep<Item, Mail> =
  | Sending<Mail>
  | { kind: 'wait' }
  /** Bookkeeping that time alone has made true. */
  | { kind: 'save'; item: Item; outcome: 'unknown' | 'held' | 'expired' | 'idle' };

type Rules<Item, Mail> = {
  /** The name of a mail in links, tags and logs. */
  keyOf(mail: Mail): DeliveryKey;
  /** Whether what a mail is about still stands. */
  isWanted(item: Item, mail: Mail, now: Instant): boolean;
  /** When something is to be done that is no mail, once none waits any more. */
  restsUntil(item: Item): Instant | undefined;
  /** What is done then. */
  rested(item: Item, now: Instant): Item;
};

/** What may become of such mails. Every change is pure, and whoever saves one must have read the item before. */
export const mailQueue = <Mail extends QueuedMail, Item extends WithQueue<Mail>>(
  rules: Rules<Item, Mail>,
) => {
  const changes = changesBy<Mail, Item>(rules);
  return { ...changes, nextStep: nextStepBy(rules, changes) };
};

export type MailQueue<Mail extends QueuedMail, Item extends WithQueue<Mail>> = ReturnType<
  typeof mailQueue<Mail, Item>
>;

const changesBy = <Mail extends QueuedMail, Item extends WithQueue<Mail>>({
  keyOf,
  restsUntil,
}: Rules<Item, Mail>) => {
  const stored = (item: Item, mail: Mail): Mail =>
    item.mails.find((each) => keyOf(each) === keyOf(mail)) ?? mail;
  const withMail = (item: Item, mail: Mail): Item => ({
    ...item,
    mails: item.mails.map((each) => (keyOf(each) === keyOf(mail) ? mail : each)),
  });
  const withEntry = (item: Item, mail: Mail, entry: LedgerEntry | undefined): Item =>
    withMail(item, { ...stored(item, mail), entry });

  /** The next mail at once; after the last one, what there is to do besides. */
  const goingOn = (item: Item, now: Instant): Item => {
    const [next] = item.mails;
    // What is under way has its time already.
    if (next?.entry && item.dueAt) return item;
    return { ...item, dueAt: next ? now : restsUntil(item) };
  };

  /** It has its outcome, whichever that is, and is no longer kept. */
  const without = (item: Item, mail: Mail, now: Instant): Item => {
    const mails = item.mails.filter((each) => keyOf(each) !== keyOf(mail));
    return goingOn({ ...item, mails, dueAt: undefined }, now);
  };

  /** It was provably not sent. Still due, since a claim leaves the due time where it is. */
  const giveBack = (item: Item, mail: Mail, attempt: Attempt, now: Instant): Item =>
    withEntry(item, mail, givenBackEntry(attempt, now));

  /** SES has refused it, and nothing proves that its recipient is why: due again after a wait, or given up. */
  const putOff = (
    item: Item,
    mail: Mail,
    { attempt, reason }: { attempt: Attempt; reason: string },
    now: Instant,
  ): AfterRefusal<Item> => {
    const refused = oneMoreRefusal(mail.refused, reason);
    const dueAt = nextTryAfter(refused, now);
    if (!dueAt) return { item: without(item, mail, now), outcome: 'failed' };
    const back = giveBack(item, mail, attempt, now);
    return { item: { ...withMail(back, { ...stored(back, mail), refused }), dueAt }, outcome: 'put-off' };
  };

  return {
    goingOn,
    without,
    giveBack,
    putOff,
    ...claimsBy(keyOf, withEntry),
    /** Nobody knows whether SES took it: parked until an event or the policy settles it. */
    becomeUnknown: (item: Item, mail: Mail, attempt: Attempt, since: Instant): Item => ({
      ...withEntry(item, mail, unknownEntry(attempt, since)),
      dueAt: later(since, unknownPatience),
    }),
    /** What an SES event proves about the mail of that name; undefined when it says nothing new. */
    settle: (item: Item, key: DeliveryKey, proof: Proof, now: Instant): Item | undefined => {
      const mail = item.mails.find((each) => keyOf(each) === key);
      return mail && provenEntry(mail.entry, proof) ? without(item, mail, now) : undefined;
    },
  };
};

const claimsBy = <Mail extends QueuedMail, Item extends WithQueue<Mail>>(
  keyOf: Rules<Item, Mail>['keyOf'],
  withEntry: (item: Item, mail: Mail, entry: LedgerEntry) => Item,
) => ({
  /** Claim and write-ahead marker in one: whoever saves this may send, nobody else. */
  claim: (
    item: Item,
    { mail, attempt }: Sending<Mail>,
    owner: string,
    now: Instant,
    leaseUntil: Instant,
  ): Item => withEntry(item, mail, claimedEntry(attempt, owner, now, leaseUntil)),
  isHeldBy: ({ mails }: Item, mail: Mail, owner: string): boolean =>
    mails.some((each) => keyOf(each) === keyOf(mail) && entryHeldBy(each.entry, owner) !== undefined),
});

/** What to do for an item that the due index named. The index may be stale; this decides. */
const nextStepBy =
  <Mail extends QueuedMail, Item extends WithQueue<Mail>>(
    { isWanted, rested }: Rules<Item, Mail>,
    { goingOn, without, becomeUnknown }: ReturnType<typeof changesBy<Mail, Item>>,
  ) =>
  (item: Item, mayResend: boolean, now: Instant): QueueStep<Item, Mail> => {
    if (!item.dueAt || item.dueAt > now) return { kind: 'wait' };
    const [mail] = item.mails;
    if (!mail) return { kind: 'save', item: goingOn(rested(item, now), now), outcome: 'idle' };
    const wanted = isWanted(item, mail, now);
    if (!isUnsettled(mail.entry))
      return wanted
        ? { kind: 'send', mail, attempt: 1 }
        : { kind: 'save', item: without(item, mail, now), outcome: 'expired' };
    const next = nextForUnsettled(mail.entry, mayResend && wanted, now);
    switch (next.kind) {
      case 'wait':
        return { kind: 'wait' };
      case 'resend':
        return { kind: 'send', mail, attempt: 2 };
      case 'call-unknown': {
        const { attempt, since } = mail.entry;
        return { kind: 'save', item: becomeUnknown(item, mail, attempt, since), outcome: 'unknown' };
      }
      case 'hold':
        return { kind: 'save', item: without(item, mail, now), outcome: 'held' };
    }
  };
