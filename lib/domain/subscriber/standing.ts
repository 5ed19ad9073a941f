import * as z from 'zod';
import { type Instant, instantSchema } from '../time/instant.ts';
import type { Consent } from './consent.ts';
import { type LeftReason, leftReason } from './left-reason.ts';
import { type LeftWay, leftWay } from './left-way.ts';
import { type UnsubscribeReason, unsubscribeReason } from './unsubscribe-reason.ts';

/** Where a subscriber stands in a course or on a list: asked for, confirmed, or left. A course can also be completed. */

export const pendingSchema = z.object({ status: z.literal('pending'), requestedAt: instantSchema });
export const activeSchema = z.object({ status: z.literal('active'), since: instantSchema });
export const completedSchema = z.object({ status: z.literal('completed'), at: instantSchema });
/** `was`: where they stood before, which is where they can come back to. */
export const leftSchema = <Was extends 'pending' | 'active' | 'completed'>(was: readonly Was[]) =>
  z.object({
    status: z.literal('left'),
    at: instantSchema,
    reason: leftReason,
    was: z.enum(was),
    /** By what, where they left by choice; earlier versions did not say. */
    way: leftWay.optional(),
    /** What they said of it afterwards, if they did. */
    why: unsubscribeReason.optional(),
  });

export type Standing =
  | z.infer<typeof pendingSchema>
  | z.infer<typeof activeSchema>
  | z.infer<typeof completedSchema>
  | z.infer<ReturnType<typeof leftSchema<'pending' | 'active' | 'completed'>>>;

type WithStanding = { standing: Standing };

export const isLeft = ({ standing }: WithStanding): boolean => standing.status === 'left';

/**
 * Somebody, a stranger perhaps, has typed the address into a form, and its owner never agreed: on record, but no
 * membership. Whoever said no to it has decided, and is not meant.
 */
export const isOnlyAskedFor = ({
  standing,
  consents,
}: WithStanding & { consents: readonly Consent[] }): boolean => {
  const isOpen =
    standing.status === 'pending' ||
    (standing.status === 'left' && standing.reason === 'confirmation-expired');
  return isOpen && consents.every(({ confirmedAt }) => confirmedAt === undefined);
};

/**
 * Signing up once more, and being asked once more. After leaving it is a new episode, by fresh consent. Undefined where
 * that changes nothing: for members, and for those who have completed a course. Whether their address may be mailed
 * again is for `givesWayTo` to say.
 */
export const withRequestedAgain = <Item extends WithStanding & { episode: number }>(
  item: Item,
  now: Instant,
): Item | undefined => {
  const { standing, episode } = item;
  const pending = { status: 'pending', requestedAt: now } as const;
  switch (standing.status) {
    case 'pending':
      return { ...item, standing: pending };
    case 'left':
      return { ...item, standing: pending, episode: episode + 1 };
    case 'active':
    case 'completed':
      return undefined;
  }
};

/** When somebody left by their own choice, which is what they can undo. */
export const unsubscribedAt = ({ standing }: WithStanding): Instant | undefined =>
  standing.status === 'left' && standing.reason === 'unsubscribed' ? standing.at : undefined;

/**
 * Nothing further is sent. Undefined where that changes nothing: leaving twice keeps the first date, but a complaint
 * outranks what is less. Leaving by choice outranks a bounce and is not outranked by one: whoever has left stays away from
 * a new address too.
 */
export const withLeft = <Item extends WithStanding>(
  item: Item,
  reason: LeftReason,
  now: Instant,
  way?: LeftWay,
): Item | undefined => {
  const { standing } = item;
  const by = way === undefined ? {} : { way };
  if (standing.status !== 'left')
    return { ...item, standing: { status: 'left', at: now, reason, was: standing.status, ...by } };
  if (reason === 'unsubscribed' && standing.reason === 'bounce')
    return { ...item, standing: { ...standing, reason, at: now, ...by } };
  const isLess = ['unsubscribed', 'ended', 'bounce'].includes(standing.reason);
  return reason === 'complaint' && isLess ? { ...item, standing: { ...standing, reason } } : undefined;
};

/** Undoes an unsubscribe: back to where they stood. Undefined where there is none to undo. */
export const withReturned = <Item extends WithStanding>(item: Item, now: Instant): Item | undefined =>
  unsubscribedAt(item) && backAsBefore(item, now);

/** Whether what has ended ended because mail came back: at another address of the same person it goes on. */
export const hasBounced = ({ standing }: WithStanding): boolean =>
  standing.status === 'left' && standing.reason === 'bounce' && standing.was !== 'pending';

/** Mail came back, and they have a new address: back to where they stood. Undefined where that is not why they left. */
export const withNewAddress = <Item extends WithStanding>(item: Item, now: Instant): Item | undefined =>
  hasBounced(item) ? backAsBefore(item, now) : undefined;

const backAsBefore = <Item extends WithStanding>(item: Item, now: Instant): Item | undefined => {
  const { standing } = item;
  if (standing.status !== 'left') return undefined;
  switch (standing.was) {
    case 'pending':
      return { ...item, standing: { status: 'pending', requestedAt: now } };
    case 'active':
      return { ...item, standing: { status: 'active', since: now } };
    case 'completed':
      return { ...item, standing: { status: 'completed', at: standing.at } };
  }
};

/** Keeps why somebody left; undefined for those who did not, or not by their own choice. */
export const withUnsubscribeReason = <Item extends WithStanding>(
  item: Item,
  why: UnsubscribeReason,
): Item | undefined => {
  const { standing } = item;
  return standing.status === 'left' && standing.reason === 'unsubscribed'
    ? { ...item, standing: { ...standing, why } }
    : undefined;
};
