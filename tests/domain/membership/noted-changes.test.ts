import { describe, expect, it } from 'vitest';
import { applyCourseRequest } from '../../../lib/domain/enrollment/course-request.ts';
import type { Enrollment } from '../../../lib/domain/enrollment/enrollment.ts';
import {
  resubscribeToCourse,
  unsubscribeFromCourse,
} from '../../../lib/domain/enrollment/unsubscribe-from-course.ts';
import { withNotedChanges } from '../../../lib/domain/membership/noted-changes.ts';
import { mostMemberChanges } from '../../../lib/domain/subscriber/member-change.ts';
import { withUnsubscribeReason } from '../../../lib/domain/subscriber/standing.ts';
import { later } from '../../../lib/domain/time/instant.ts';
import { activated, given, outline, pending, sent, tuesday } from '../../fixtures/in-a-course.ts';

const member = sent(activated(), tuesday);
const wednesday = later(tuesday, { days: 1 });
const noted = (before: Enrollment, after: Enrollment | undefined, at = wednesday) =>
  withNotedChanges(before, given(after), at);

describe('what a membership has been through', () => {
  it('keeps that and why somebody had left, once they have come back', () => {
    const left = given(unsubscribeFromCourse(member, 'unsubscribed', wednesday, 'page'));
    const said = given(withUnsubscribeReason(left, 'no-time'));
    expect(noted(member, said).changes).toBeUndefined();
    const friday = later(wednesday, { days: 2 });
    const back = noted(said, resubscribeToCourse(said, outline, friday), friday);
    expect(back.changes).toEqual([
      { kind: 'left', at: wednesday, reason: 'unsubscribed', way: 'page', why: 'no-time' },
      { kind: 'back', at: friday },
    ]);
  });

  it('keeps pauses and rhythms that readers chose, and none that joining set', () => {
    expect(noted(pending, activated()).changes).toBeUndefined();
    const until = later(wednesday, { days: 9 });
    const paused = noted(member, applyCourseRequest(member, { kind: 'pause', until }, outline, wednesday));
    const on = noted(paused, applyCourseRequest(paused, { kind: 'resume' }, outline, wednesday));
    const rhythm = { kind: 'rhythm', cadence: 'twice-weekly', hour: 7 } as const;
    const changed = noted(on, applyCourseRequest(on, rhythm, outline, wednesday));
    expect(changed.changes).toEqual([
      { kind: 'paused', at: wednesday, until },
      { kind: 'resumed', at: wednesday },
      { kind: 'rhythm', at: wednesday, cadence: 'twice-weekly', weekday: 2, hour: 7 },
    ]);
  });

  it('stays short', () => {
    const flip = (enrollment: Enrollment, hour: number) =>
      noted(enrollment, { ...enrollment, hour: hour % 24 });
    const restless = Array.from({ length: 60 }, (_, hour) => hour).reduce(flip, member);
    expect(restless.changes).toHaveLength(mostMemberChanges);
    expect(restless.changes?.at(-1)).toMatchObject({ kind: 'rhythm', hour: 59 % 24 });
  });
});
