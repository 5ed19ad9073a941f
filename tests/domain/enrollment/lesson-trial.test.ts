import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lessonId } from '../../../lib/domain/content/lesson.ts';
import { asPublished } from '../../../lib/domain/enrollment/as-published.ts';
import { outlineOf } from '../../../lib/domain/enrollment/course-outline.ts';
import { type Enrollment, withEntry } from '../../../lib/domain/enrollment/enrollment.ts';
import { recordSent } from '../../../lib/domain/enrollment/enrollment-ledger.ts';
import {
  halfOf,
  lessonUnder,
  trialOf,
  triedOf,
  withTrial,
} from '../../../lib/domain/enrollment/lesson-trial.ts';
import { unsubscribeFromCourse } from '../../../lib/domain/enrollment/unsubscribe-from-course.ts';
import { countName } from '../../../lib/domain/reports/happening.ts';
import { enrollmentHappenings } from '../../../lib/domain/reports/what-happened.ts';
import { subscriberId } from '../../../lib/domain/subscriber/subscriber.ts';
import { instantOf } from '../../../lib/domain/time/instant.ts';
import { courseWith, personNumber, theCourse } from '../../fixtures/people.ts';

const start = instantOf('2026-11-24T15:00:00Z');
const flour = lessonId.parse('flour');
const course = courseWith(['flour', 'oven'], { against: { flour: 'Flour, or none' } });
const other = courseWith(['flour', 'oven'], { against: { flour: 'White or brown' } });
const plain = courseWith(['flour', 'oven']);
const outline = outlineOf(course);
const trial = trialOf({ subject: 'flour', against: 'Flour, or none' });

const somebody = (): Enrollment => personNumber(0, start, true).enrollment;
const names = (before: Enrollment, after: Enrollment) =>
  enrollmentHappenings(before, after, start)
    .map(({ what }) => countName(what))
    .filter((name) => name.startsWith('tested'));

describe('a lesson of which two subjects are tried', () => {
  it('goes to near half of all people under each, and to each under the same', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{3,12}$/), (lesson) => {
        const halves = Array.from({ length: 2_000 }, (_, number) => {
          const id = subscriberId.parse(number.toString(32).replaceAll(/[01]/g, 'x').padStart(26, 'a'));
          const half = halfOf({ subscriberId: id, courseId: theCourse }, lesson);
          expect(halfOf({ subscriberId: id, courseId: theCourse }, lesson)).toBe(half);
          return half;
        });
        // Five standard deviations of a fair draw.
        expect(Math.abs(halves.filter((half) => half === 'b').length - 1_000)).toBeLessThan(112);
      }),
      { seed: 5, numRuns: 30 },
    );
  });

  it('notes which with the claim, and says the same when it comes again, whatever it is tried against by then', () => {
    const claimed = withTrial(somebody(), flour, course);
    const subject = halfOf(claimed, flour);
    expect(claimed.tried).toEqual({ flour: { trial, subject } });
    expect(withTrial(somebody(), lessonId.parse('oven'), course).tried).toBeUndefined();
    const opposite = {
      ...claimed,
      tried: { [flour]: { trial, subject: subject === 'a' ? 'b' : 'a' } },
    } as const;
    const again = triedOf(withTrial(opposite, flour, other), flour);
    expect(again?.subject).toBe(opposite.tried[flour]?.subject);
    expect(again?.trial).not.toBe(trial);
    expect(triedOf(withTrial(claimed, flour, plain), flour)).toBeUndefined();
  });

  it('keeps what was noted when it gets another name', () => {
    const sent = recordSent(withTrial(somebody(), flour, course), flour, 1, outline, start);
    const history = { renamed: { [flour]: lessonId.parse('grain') }, retired: {} };
    const today = asPublished(sent, { ...course, history });
    expect(triedOf(today, 'grain')).toEqual(triedOf(sent, flour));
  });

  it('is counted once when it is sent, and once for who leaves after it by their own will', () => {
    const before = withTrial(somebody(), flour, course);
    const sent = recordSent(before, flour, 1, outline, start);
    const subject = halfOf(before, flour);
    expect(names(before, sent)).toEqual([`tested:flour:${subject}:sent:${trial}`]);
    const leave = (reason: 'unsubscribed' | 'bounce' | 'ended') =>
      unsubscribeFromCourse(sent, reason, start) ?? sent;
    expect(names(sent, leave('unsubscribed'))).toEqual([`tested:flour:${subject}:left:${trial}`]);
    expect(names(sent, leave('bounce'))).toEqual([]);
    expect(names(sent, leave('ended'))).toEqual([]);
    const later = withEntry(sent, lessonId.parse('oven'), {
      status: 'sent',
      at: instantOf('2026-12-01T15:00:00Z'),
      attempt: 1,
    });
    expect(names(later, unsubscribeFromCourse(later, 'unsubscribed', start) ?? later)).toEqual([]);
  });

  it('has its second subject in the mail of those who try it, and in no other', () => {
    const parts = { preview: '', html: [], text: [], web: '' };
    const mail = { key: flour, subject: 'flour', ...parts, against: { subject: 'Flour, or none', ...parts } };
    expect(lessonUnder(mail, 'b')).toEqual({ key: flour, subject: 'Flour, or none', ...parts });
    for (const choice of ['a', undefined] as const)
      expect(lessonUnder(mail, choice)).toEqual({ key: flour, subject: 'flour', ...parts });
  });
});
