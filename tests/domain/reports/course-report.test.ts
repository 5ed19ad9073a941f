import { describe, expect, it } from 'vitest';
import { courseId } from '../../../lib/domain/content/course.ts';
import { lessonId } from '../../../lib/domain/content/lesson.ts';
import { trialOf } from '../../../lib/domain/enrollment/lesson-trial.ts';
import { readDays } from '../../../lib/domain/reports/counted-days.ts';
import { courseReport } from '../../../lib/domain/reports/course-report.ts';

const lessons = ['flour', 'oven'].map((id) => ({ id: lessonId.parse(id), subject: `About ${id}` }));
const days = [
  {
    day: '2026-11-24',
    counts: {
      asked: 10,
      'asked-again': 1,
      confirmed: 4,
      'confirmed:mill': 2,
      imported: 3,
      began: 6,
      'sent:flour': 6,
      'sent-again:flour': 1,
      'sent-notice:confirmation': 11,
      'opened:flour:person': 3,
      'opened:flour:machine': 2,
      'left:pending:bounce': 1,
      'left:active:one-click:flour': 2,
      // What a later version may count.
      'sang:flour': 9,
    },
  },
  {
    day: '2026-11-26',
    counts: {
      returned: 1,
      'sent:oven': 3,
      'failed:oven': 1,
      completed: 1,
      'left:pending:confirmation-expired': 2,
      'left:pending:page': 1,
      'left:active:page': 1,
      'why:no-time': 1,
    },
  },
];
const span = { first: '2026-11-24', last: '2026-11-26' };
const report = courseReport(
  courseId.parse('bread'),
  { title: 'Bread', lessons, measure: 'clicks' },
  readDays(days),
  span,
  undefined,
);

describe('the report of a course', () => {
  it('has two subjects of a lesson with what the numbers say of them, by clicks or by who leaves', () => {
    const tried = [{ id: lessonId.parse('oven'), subject: 'The oven', against: 'Hot, hotter' }];
    const trial = trialOf({ subject: 'The oven', against: 'Hot, hotter' });
    const counts = {
      [`tested:oven:a:sent:${trial}`]: 500,
      [`tested:former-oven:a:clicked:${trial}`]: 20,
      [`tested:oven:a:left:${trial}`]: 3,
      [`tested:oven:b:sent:${trial}`]: 500,
      [`tested:oven:b:clicked:${trial}`]: 80,
      [`tested:oven:b:left:${trial}`]: 2,
      // Of other words, which were tried before.
      'tested:oven:a:clicked:0123abcd': 900,
    };
    const trialsBy = (measure: 'clicks' | 'unsubscribes') =>
      courseReport(
        courseId.parse('bread'),
        { title: 'Bread', lessons: tried, measure },
        readDays([{ day: '2026-11-24', counts }]),
        span,
        undefined,
      ).trials;
    expect(trialsBy('clicks')).toMatchObject([
      { figures: { a: { sent: 500, did: 20 }, b: { sent: 500, did: 80 } }, carried: 'b' },
    ]);
    const [left] = trialsBy('unsubscribes');
    expect(left?.figures).toEqual({ a: { sent: 500, did: 3 }, b: { sent: 500, did: 2 } });
    expect(left?.carried).toBeUndefined();
    expect(left?.difference.from).toBeLessThan(0);
    expect(report.trials).toEqual([]);
  });

  it('has every day, those without anything too', () => {
    expect(report.days).toEqual([
      { day: '2026-11-24', asked: 10, joined: 9, left: 2 },
      { day: '2026-11-25', asked: 0, joined: 0, left: 0 },
      { day: '2026-11-26', asked: 0, joined: 1, left: 1 },
    ]);
  });

  it('follows people from asking to the end', () => {
    expect(report.funnel).toEqual([
      { name: 'asked', people: 10 },
      { name: 'confirmed', people: 6 },
      { name: 'lesson 1', people: 6 },
      { name: 'lesson 2', people: 3 },
      { name: 'completed', people: 1 },
    ]);
  });

  it('tells those who never confirmed from those who left', () => {
    expect(report.unconfirmed).toEqual({ mailsSent: 11, bounced: 1, expired: 2, saidNo: 1 });
    expect(report.left).toBe(3);
    expect(report.ways).toEqual([
      { name: 'one-click', count: 2 },
      { name: 'page', count: 1 },
    ]);
    expect(report.reasons).toEqual([{ name: 'no-time', count: 1 }]);
  });

  it('says of each lesson what became of it', () => {
    expect(report.lessons[0]).toEqual({
      mail: 'flour',
      subject: 'About flour',
      sent: 7,
      failed: 0,
      leftAfter: 2,
      opened: 3,
      clicked: 0,
      byMachines: 2,
    });
    expect(report.lessons[1]).toMatchObject({ sent: 3, failed: 1, leftAfter: 0 });
    expect(report.mails).toBe(21);
  });

  it('says where those who confirmed came from', () => {
    expect(report.sources).toEqual([
      { name: '', count: 4 },
      { name: 'mill', count: 2 },
    ]);
  });
});
