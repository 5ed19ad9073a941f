import type { Enrollment } from '../enrollment/enrollment.ts';
import { type MemberChange, mostMemberChanges } from '../subscriber/member-change.ts';
import type { Instant } from '../time/instant.ts';
import type { Membership } from './membership.ts';

/**
 * A membership with what a change of it would otherwise forget: that and why somebody had left, and which settings they
 * chose when. Goes into the same write as the change.
 */
export const withNotedChanges = <Item extends Membership>(
  before: Membership | undefined,
  after: Item,
  now: Instant,
): Item => {
  const changes = before
    ? [...standingChanges(before, after, now), ...courseChanges(before, after, now)]
    : [];
  if (changes.length === 0) return after;
  return { ...after, changes: [...(after.changes ?? []), ...changes].slice(-mostMemberChanges) };
};

const standingChanges = (before: Membership, after: Membership, now: Instant): MemberChange[] => {
  const [was, is] = [before.standing, after.standing];
  if (was.status !== 'left' || (is.status === 'left' && is.at === was.at)) return [];
  const { at, reason, way, why } = was;
  const left = { kind: 'left' as const, at, reason, ...(way ? { way } : {}), ...(why ? { why } : {}) };
  const isBack = is.status === 'active' || is.status === 'completed';
  return isBack ? [left, { kind: 'back', at: now }] : [left];
};

const courseChanges = (before: Membership, after: Membership, now: Instant): MemberChange[] => {
  if (!('courseId' in before) || !('courseId' in after)) return [];
  return [
    ...pauseChanges(before, after, now),
    ...rhythmChanges(before, after, now),
    ...rounds(before, after, now),
  ];
};

const pauseChanges = (before: Enrollment, after: Enrollment, at: Instant): MemberChange[] => {
  const [was, until] = [before.pausedUntil, after.pausedUntil];
  if (until === was || after.standing.status !== 'active') return [];
  if (until !== undefined) return [{ kind: 'paused', at, until }];
  return was !== undefined && was > at && before.standing.status === 'active'
    ? [{ kind: 'resumed', at }]
    : [];
};

/** Joining sets a rhythm, and so does moving on from one sign-up to another: neither is a change of it. */
const rhythmChanges = (before: Enrollment, after: Enrollment, at: Instant): MemberChange[] => {
  if (before.standing.status !== 'active' || after.standing.status !== 'active') return [];
  const { cadence, weekday, hour } = after;
  if (cadence === before.cadence && weekday === before.weekday && hour === before.hour) return [];
  const own = { ...(weekday === undefined ? {} : { weekday }), ...(hour === undefined ? {} : { hour }) };
  return [{ kind: 'rhythm', at, cadence, ...own }];
};

const rounds = (before: Enrollment, after: Enrollment, at: Instant): MemberChange[] => {
  if (after.round === before.round) return [];
  return [{ kind: after.round > before.round ? 'began-anew' : 'went-back', at }];
};
