import * as z from 'zod';
import { type Tag, tag } from '../content/tag.ts';
import { instantSchema } from '../time/instant.ts';
import { timeZone } from '../time/time-zone.ts';
import { consentSchema } from './consent.ts';
import { storedAddress, storedAddressHash } from './email-address.ts';
import { storedFirstName } from './first-name.ts';
import { journalSchema } from './journal.ts';
import { transientBounceSchema } from './transient-bounces.ts';

/** Random, never derived from the address, so that links and logs carry nothing personal. */
export const subscriberId = z
  .string()
  .regex(/^[a-z0-9]{26}$/)
  .brand<'SubscriberId'>();

export type SubscriberId = z.infer<typeof subscriberId>;

/** One address. */
export const subscriberSchema = z.lazy(() =>
  z.object({
    id: subscriberId,
    version: z.int().nonnegative(),
    address: storedAddress,
    addressHash: storedAddressHash,
    firstName: storedFirstName.optional(),
    zone: timeZone,
    createdAt: instantSchema,
    tags: z.array(tag).optional(),
    /** What the person agreed to when they first came; each course and each list keeps what was agreed to for it. */
    consent: consentSchema,
    /** Mails in a row that bounced for now; absent when the last one arrived. */
    transientBounces: z.array(transientBounceSchema).optional(),
    /** What happened to them that is kept nowhere else; absent where nothing did. */
    journal: journalSchema.optional(),
  }),
);

export type Subscriber = z.infer<typeof subscriberSchema>;

/** With a tag more; undefined where it is there already. */
export const withTag = (subscriber: Subscriber, added: Tag): Subscriber | undefined => {
  const { tags = [] } = subscriber;
  return tags.includes(added) ? undefined : { ...subscriber, tags: [...tags, added] };
};

/** Without a tag; undefined where it is not there. */
export const withoutTag = (subscriber: Subscriber, removed: Tag): Subscriber | undefined => {
  const { tags = [], ...rest } = subscriber;
  if (!tags.includes(removed)) return undefined;
  const left = tags.filter((one) => one !== removed);
  return left.length > 0 ? { ...rest, tags: left } : rest;
};
