import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outlineOf } from '../../../lib/domain/enrollment/course-outline.ts';
import { timelineOf } from '../../../lib/domain/enrollment/timeline.ts';
import { instantOf } from '../../../lib/domain/time/instant.ts';
import { timeZone } from '../../../lib/domain/time/time-zone.ts';
import { cadences } from '../../fixtures/cadences.ts';
import { courseWith, personNumber, theCourse } from '../../fixtures/people.ts';

const now = instantOf('2026-11-24T15:00:00Z');
const { id: subscriberId } = personNumber(1, now, true).subscriber;
const who = (zone: string) => ({ subscriberId, courseId: theCourse, zone: timeZone.parse(zone) });
const course = courseWith(['flour', 'water', 'salt']);

describe('the timeline of somebody who joins now', () => {
  it('has the first lesson at once, the others a week apart at their own hour, and the closing mail last', () => {
    expect(timelineOf(who('Europe/London'), outlineOf(course), now)).toEqual([
      { mail: 'flour', at: '2026-11-24T15:00:00.000Z' },
      { mail: 'water', at: '2026-12-01T09:00:00.000Z' },
      { mail: 'salt', at: '2026-12-08T09:00:00.000Z' },
      { mail: 'closing', at: '2026-12-15T09:00:00.000Z' },
    ]);
  });

  it('waits for the days that a lesson wants before it, and for the date of a cohort', () => {
    const outline = { ...outlineOf(course), start: '2027-01-05', gaps: { salt: 20 } };
    expect(timelineOf(who('Asia/Kathmandu'), outline, now).map(({ at }) => at.slice(0, 10))).toEqual([
      '2027-01-05',
      '2027-01-12',
      '2027-02-02',
      '2027-02-09',
    ]);
  });

  it('has every mail once, one after the other, whatever the cadence', () => {
    fc.assert(
      fc.property(cadences, (cadence) => {
        const timeline = timelineOf(who('America/New_York'), { ...outlineOf(course), cadence }, now);
        expect(timeline.map(({ mail }) => mail)).toEqual(['flour', 'water', 'salt', 'closing']);
        expect(timeline.map(({ at }) => at)).toEqual(timeline.map(({ at }) => at).sort());
      }),
    );
  });
});
