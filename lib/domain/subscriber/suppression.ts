import * as z from 'zod';
import type { SignUpSettings } from '../content/site.ts';
import { type Instant, instantSchema, later } from '../time/instant.ts';

/** Why an address must not be mailed. */
export const suppressionSchema = z.lazy(() =>
  z.object({
    reason: z.enum(['bounce', 'complaint', 'erased']),
    /** Of a bounce, the last one: what bounces again begins to wait anew. */
    at: instantSchema,
    /** What kind of bounce: none on record counts as `hard`. */
    bounce: z.enum(['hard', 'transient']).optional(),
  }),
);

export type Suppression = z.infer<typeof suppressionSchema>;

/** What an address came off the list by, and when. */
const liftedSchema = z.lazy(() =>
  z.object({
    at: instantSchema,
    by: z.discriminatedUnion('kind', [
      /** Its owner followed the link of a confirmation mail: the consent that it gave way to. */
      z.object({
        kind: z.literal('confirmed-sign-up'),
        requestedAt: instantSchema,
        textHash: z.string().optional(),
      }),
      /** Its owner agreed to have somebody's mail sent there from now on. */
      z.object({ kind: z.literal('confirmed-address'), requestedAt: instantSchema }),
      z.object({ kind: z.literal('operator'), note: z.string() }),
    ]),
  }),
);

export type Lifted = z.infer<typeof liftedSchema>;

/** What stands against an address, or stood last: then `lifted` says why it no longer does. */
export const suppressionRecordSchema = z.lazy(() =>
  suppressionSchema.unwrap().extend({
    lifted: liftedSchema.optional(),
    /** What had been lifted before it. */
    earlier: z.array(suppressionSchema.unwrap().extend({ lifted: liftedSchema })).optional(),
  }),
);

export type SuppressionRecord = z.infer<typeof suppressionRecordSchema>;

const strength = { erased: 0, bounce: 1, complaint: 2 } as const satisfies Record<
  Suppression['reason'],
  number
>;

/** How long a bounce keeps mail from an address, whoever asks for it. */
export type BounceWaits = Pick<SignUpSettings, 'daysAfterTransientBounces' | 'daysAfterHardBounce'>;

/**
 * From when on an address may be asked whether it wants what somebody has signed it up for since; undefined where only an
 * operator lifts it.
 */
export const givesWayAt = ({ reason, at, bounce }: Suppression, waits: BounceWaits): Instant | undefined => {
  switch (reason) {
    case 'erased':
      return at;
    case 'bounce':
      return later(at, {
        days: bounce === 'transient' ? waits.daysAfterTransientBounces : waits.daysAfterHardBounce,
      });
    case 'complaint':
      return undefined;
  }
};

/** Whether what was asked for at `askedAt`, and is agreed to in that mailbox, may come there all the same. */
export const givesWayTo = (suppression: Suppression, askedAt: Instant, waits: BounceWaits): boolean => {
  const at = givesWayAt(suppression, waits);
  return at !== undefined && at <= askedAt;
};

/** What stands against an address by its record. */
export const standingSuppression = (record: SuppressionRecord | undefined): Suppression | undefined => {
  if (!record || record.lifted) return undefined;
  const { lifted: _, earlier: __, ...suppression } = record;
  return suppression;
};

/** With one more reason not to mail an address; undefined where that changes nothing. */
export const withSuppression = (
  record: SuppressionRecord | undefined,
  added: Suppression,
): SuppressionRecord | undefined => {
  if (!record) return added;
  // Who has themselves erased leaves nothing of what was before, but what keeps mail from them.
  const forgets = added.reason === 'erased';
  const { lifted, earlier = [], ...known } = record;
  if (lifted) return forgets ? added : { ...added, earlier: [...earlier, { ...known, lifted }] };
  if (strength[added.reason] > strength[known.reason])
    return { ...added, ...(earlier.length > 0 ? { earlier } : {}) };
  if (added.reason === 'bounce' && known.reason === 'bounce' && added.at > known.at) {
    const bounce = isHard(known) || isHard(added) ? 'hard' : 'transient';
    return { ...record, at: added.at, bounce };
  }
  return forgets && earlier.length > 0 ? known : undefined;
};

const isHard = ({ bounce }: Suppression): boolean => bounce !== 'transient';

/** Off the list. An erasure leaves nothing behind that could be told of whom it was about. */
export const withLifted = (record: SuppressionRecord, lifted: Lifted): SuppressionRecord | undefined =>
  record.reason === 'erased' ? undefined : { ...record, lifted };

/** Whether two are the same, so that what took its place meanwhile is not mistaken for it. */
export const isSameSuppression = (one: Suppression, other: Suppression): boolean =>
  one.reason === other.reason && one.at === other.at;
