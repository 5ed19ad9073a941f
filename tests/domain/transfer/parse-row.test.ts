import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { courseId } from '../../../lib/domain/content/course.ts';
import { lessonId } from '../../../lib/domain/content/lesson.ts';
import type { Outline } from '../../../lib/domain/enrollment/course-outline.ts';
import { nextCourseTime } from '../../../lib/domain/enrollment/due-time.ts';
import type { Enrollment } from '../../../lib/domain/enrollment/enrollment.ts';
import { nextKey } from '../../../lib/domain/enrollment/next-step.ts';
import { subscriberId } from '../../../lib/domain/subscriber/subscriber.ts';
import { daysBetween, restBetweenLessons } from '../../../lib/domain/time/cadence.ts';
import { instantOf, later, millisecondsBetween } from '../../../lib/domain/time/instant.ts';
import { weekdayIn } from '../../../lib/domain/time/schedule.ts';
import { timeZone } from '../../../lib/domain/time/time-zone.ts';
import { cellsOf, readHeader } from '../../../lib/domain/transfer/csv-header.ts';
import { enrollFromRow } from '../../../lib/domain/transfer/enroll-from-row.ts';
import { type Cells, type JoiningRow, parseRow, rowColumns } from '../../../lib/domain/transfer/parse-row.ts';
import { cadences } from '../../fixtures/cadences.ts';

const now = instantOf('2027-03-03T12:00:00Z');
const names = ['flour', 'oven', 'crust', 'crumb'];
const outline: Outline = {
  lessons: names.map((id) => lessonId.parse(id)),
  cadence: 'weekly',
  choices: ['weekly', 'twice-weekly'],
  sendHour: 9,
  start: undefined,
  gaps: {},
  unknownPolicy: 'resend-once',
};
const who = {
  subscriberId: subscriberId.parse('a'.repeat(26)),
  courseId: courseId.parse('bread'),
  zone: timeZone.parse('UTC'),
};
const proven: Cells = {
  address: 'ada@example.org',
  consentAt: '2026-11-01T10:00:00Z',
  consentText: 'A lesson a week, please.',
  consentSource: 'form at old.example.org',
  confirmedAt: '2026-11-01T11:00:00Z',
};

const joining = (cells: Cells): JoiningRow => {
  const reading = parseRow({ ...proven, ...cells }, now);
  if (reading.says !== 'join') throw new Error(JSON.stringify(reading));
  return reading.row;
};
const enrolled = (cells: Cells): Enrollment => {
  const result = enrollFromRow(joining(cells), who, outline, now);
  if ('fault' in result) throw new Error(result.fault);
  return result.enrollment;
};
const faultIn = (cells: Cells): string | undefined => {
  const reading = parseRow({ ...proven, ...cells }, now);
  if (reading.says === 'nothing') return reading.fault;
  if (reading.says !== 'join') return undefined;
  const result = enrollFromRow(reading.row, who, outline, now);
  return 'fault' in result ? result.fault : undefined;
};

/** All sentences about a row. */
const saidOf = (cells: Cells): (string | undefined)[] => {
  const reading = parseRow({ ...proven, ...cells }, now);
  return [faultIn(cells), ...(reading.says === 'join' ? reading.leftOut : [])];
};

describe('a row of a file of subscribers', () => {
  it('needs an address and the proof of consent, and nothing else', () => {
    expect(parseRow(proven, now)).toMatchObject({ says: 'join', row: { standing: 'active' } });
  });

  it.each(['consentAt', 'consentText', 'consentSource', 'confirmedAt', 'address'] as const)(
    'is refused without %s',
    (column) => {
      const { [column]: _, ...rest } = proven;
      expect(parseRow(rest, now)).toMatchObject({ says: 'nothing' });
      expect(faultIn({ [column]: '  ' })).toContain(column);
    },
  );

  it.each([
    [{ confirmedAt: '2026-10-31' }, 'confirmedAt is before consentAt.'],
    [{ confirmedAt: '2027-03-04' }, 'confirmedAt lies in the future.'],
    [{ lastLessonAt: '2027-03-04' }, 'lastLessonAt lies in the future.'],
    [{ lessonsReceived: 'flour@2027-03-04' }, 'lessonsReceived lies in the future.'],
    [{ lessonsReceived: 'flour' }, 'lastLessonAt is missing: when the last of the lessons came.'],
    [{ nextLesson: 'oven' }, 'lastLessonAt is missing: when the last of the lessons came.'],
    [{ nextLesson: 'yeast' }, 'nextLesson is not a lesson of the course.'],
    [
      { nextLesson: 'oven', lessonsReceived: 'oven', lastLessonAt: '2027-03-01' },
      'nextLesson is among the lessons that were received or skipped.',
    ],
    [
      { lessonsSkipped: 'yeast' },
      'lessonsReceived or lessonsSkipped names a lesson that the course does not have.',
    ],
    [{ weekday: '8' }, 'weekday must be one of 1, 2, 3, 4, 5, 6, 7.'],
    [{ hour: '24' }, 'hour must be 0 to 23.'],
    [
      { consentText: 'Ich m\uFFFDchte das.' },
      'consentText holds U+FFFD, which stands for a letter that was lost.',
    ],
    [{ consentText: 'Yes, ple\u0000ase.' }, 'consentText holds a control character, which nobody has read.'],
    ...['0001-01-01', '1900-01-00', '1970-01-01 00:00:00'].map((consentAt): [Cells, string] => [
      { consentAt },
      consentAt === '1900-01-00'
        ? 'consentAt must be a date and time such as 2027-01-31T09:00:00Z.'
        : 'consentAt is what a program writes that knows no date, and is no proof.',
    ]),
  ])('%j is refused with a sentence', (cells, sentence) => {
    expect(faultIn(cells)).toBe(sentence);
  });

  it('says what is wrong without a word of what it holds', () => {
    fc.assert(
      fc.property(fc.constantFrom(...rowColumns), fc.string({ minLength: 12 }), (column, secret) => {
        const said = JSON.stringify(saidOf({ [column]: `zq${secret}` }));
        expect(said).not.toContain(`zq${secret}`);
        expect(said).not.toContain('ada@');
      }),
    );
  });

  it.each([
    ['2026-11-01', '2026-11-01T00:00:00.000Z'],
    ['2026-11-01 10:30:00', '2026-11-01T10:30:00.000Z'],
    ['2026-11-01T10:30:00+02:00', '2026-11-01T08:30:00.000Z'],
    ['2026-11-01 10:30:00 UTC', '2026-11-01T10:30:00.000Z'],
    ['2026-11-01 10:30 GMT', '2026-11-01T10:30:00.000Z'],
    ['2026-11-01 10:30:00 +0200', '2026-11-01T08:30:00.000Z'],
    ['2026-11-01 10:30:00.123456+00', '2026-11-01T10:30:00.123Z'],
    ['2026-11-01T10:30:00,5z', '2026-11-01T10:30:00.500Z'],
    ['2026-11-01 10:30:00 UTC+03:30', '2026-11-01T07:00:00.000Z'],
    ['2026/11/1 9:05', '2026-11-01T09:05:00.000Z'],
    ['2026.11.01', '2026-11-01T00:00:00.000Z'],
    ['2026-11-01 10:30:00 +0000 UTC', '2026-11-01T10:30:00.000Z'],
    ['2026-11-01 10:30:00 GMT+0100 (CET)', '2026-11-01T09:30:00.000Z'],
  ])('takes %s for %s', (consentAt, moment) => {
    expect(joining({ consentAt }).consentAt).toBe(moment);
  });

  it.each([
    '01/11/2026',
    '1.11.2026',
    '2026-11-31',
    '2026-11-01 25:00',
    '2026-11-01 10:30 CET',
    '2026-11-01/02',
    '1762000000',
    'yesterday',
  ])('does not guess what %s is', (consentAt) => {
    expect(faultIn({ consentAt })).toBe('consentAt must be a date and time such as 2027-01-31T09:00:00Z.');
  });

  it.each([
    ['VIP early_bird', ['vip', 'early-bird']],
    ['Early Bird, VIP', ['early-bird', 'vip']],
    ['a;b c', ['a', 'b-c']],
    ['vip VIP', ['vip']],
  ])('has in %j the tags %j', (tags, kept) => {
    expect(joining({ tags }).tags).toEqual(kept);
  });

  it.each([
    [{ zone: 'europe/london' }, 'Europe/London'],
    [{ zone: '+05:30' }, '+05:30'],
    [{ zone: 'Etc/Unknown' }, undefined],
  ])('with %j is of the zone %s', (cells, zone) => {
    expect(parseRow({ ...proven, ...cells }, now)).toMatchObject({ row: { zone }, leftOut: [] });
  });

  it.each([
    [
      { firstName: 'Ada https://x.example' },
      { firstName: undefined },
      'firstName holds a link or markup, and is left out.',
    ],
    [
      { firstName: 'a'.repeat(41) },
      { firstName: undefined },
      'firstName is longer than 40 characters, and is left out.',
    ],
    [
      { tags: 'vip *** late' },
      { tags: ['vip', 'late'] },
      'tags must hold letters or digits, and is left out.',
    ],
    [
      { zone: 'Mars/Olympus' },
      { zone: undefined },
      'zone is not an IANA time zone such as Europe/London, and is left out.',
    ],
  ])('%j costs nobody their place: the cell is left out, and that is said', (cells, row, sentence) => {
    expect(parseRow({ ...proven, ...cells }, now)).toMatchObject({ says: 'join', row, leftOut: [sentence] });
  });

  it.each([
    ['bounced', { says: 'suppress', reason: 'bounce' }],
    ['complained', { says: 'suppress', reason: 'complaint' }],
    ['unconfirmed', { says: 'unconfirmed' }],
  ])('of somebody who %s is no one’s joining, proof or not', (standing, reading) => {
    expect(parseRow({ ...proven, standing }, now)).toMatchObject(reading);
    expect(parseRow({ address: 'ada@example.org', standing }, now)).toMatchObject(reading);
  });
});

describe('somebody who joins with a row', () => {
  it('begins at lesson one when no lesson came before', () => {
    expect(nextKey(enrolled({}), outline)).toBe('flour');
  });

  it.each([
    [{ lessonsReceived: 'flour@2027-02-20 oven@2027-02-27' }, 'crust'],
    [{ lessonsReceived: 'flour oven', lastLessonAt: '2027-02-27' }, 'crust'],
    [{ nextLesson: 'crust', lastLessonAt: '2027-02-27' }, 'crust'],
    [{ nextLesson: 'flour' }, 'flour'],
    [{ nextLesson: 'closing', lastLessonAt: '2027-02-27' }, 'closing'],
    [{ lessonsReceived: 'oven@2027-02-27', lessonsSkipped: 'flour crust' }, 'crumb'],
  ])('goes on where they were: %j', (cells, next) => {
    expect(nextKey(enrolled(cells), outline)).toBe(next);
  });

  it('keeps weekday and hour, or gets the weekday on which lessons came, or else they confirmed', () => {
    expect(enrolled({ weekday: '2', hour: '18' }).dueAt).toBe('2027-03-09T18:00:00.000Z');
    const last = enrolled({ lessonsReceived: 'flour@2027-02-26' });
    expect(last.weekday).toBe(weekdayIn(who.zone, instantOf('2027-02-26T00:00:00Z')));
    expect(enrolled({}).weekday).toBe(weekdayIn(who.zone, instantOf('2026-11-01T11:00:00Z')));
  });

  it('is neither mailed in a pause nor once it is over for them', () => {
    expect(enrolled({ pausedUntil: '2027-05-01' }).dueAt).toMatch(/^2027-05/);
    expect(enrolled({ standing: 'completed' })).not.toHaveProperty('dueAt');
    expect(enrolled({ lessonsReceived: 'closing@2027-02-20' }).standing.status).toBe('completed');
    expect(enrolled({ standing: 'unsubscribed' })).toMatchObject({
      standing: { status: 'left', reason: 'unsubscribed', was: 'active' },
    });
    expect(enrolled({ standing: 'unsubscribed' })).not.toHaveProperty('dueAt');
  });

  it('gets no lesson at once, and none before the last one has had its rest', () => {
    const moment = fc
      .date({ min: new Date('2026-11-02T00:00:00Z'), max: new Date(now), noInvalidDate: true })
      .map((date) => date.toISOString());
    fc.assert(
      fc.property(
        fc.record({ at: fc.option(moment), cadence: cadences }),
        fc.record({ weekday: fc.integer({ min: 1, max: 7 }), hour: fc.integer({ min: 0, max: 23 }) }),
        ({ at, cadence }, { weekday, hour }) => {
          const enrollment = enrolled({
            cadence,
            weekday: String(weekday),
            hour: String(hour),
            ...(at ? { lessonsReceived: `flour@${at}` } : {}),
          });
          const { dueAt } = enrollment;
          if (!dueAt) throw new Error('Nothing is due.');
          expect(dueAt).toBe(nextCourseTime(enrollment, outline, now));
          expect(new Date(dueAt).getUTCHours()).toBe(hour);
          expect(dueAt >= now).toBe(true);
          if (at) expect(dueAt >= later(instantOf(at), restBetweenLessons(cadence))).toBe(true);
          expect(millisecondsBetween(now, dueAt)).toBeLessThan((14 + daysBetween(cadence)) * 86_400_000);
        },
      ),
    );
  });
});

describe('the first line of a file', () => {
  it('names columns in any order and case, and others that are not read', () => {
    const read = readHeader(['Email client', ' ADDRESS', 'firstname']);
    if ('fault' in read) throw new Error(read.fault);
    expect(read.ignored).toEqual(['Email client']);
    expect(cellsOf(read.header, ['x', 'ada@example.org', 'Ada'])).toEqual({
      address: 'ada@example.org',
      firstName: 'Ada',
    });
    expect(cellsOf(read.header, ['x', 'ada@example.org'])).toMatchObject({ firstName: '' });
    expect(cellsOf(read.header, ['x', 'ada@example.org', 'Ada', 'more'])).toBeUndefined();
    expect(cellsOf(read.header, ['x', 'ada@example.org', 'Ada', '', ' '])).toMatchObject({
      firstName: 'Ada',
    });
  });

  it.each([
    ['email', 'address'],
    ['E-mail address', 'address'],
    ['E_MAIL', 'address'],
    ['Email\u00A0Address', 'address'],
    ['first name', 'firstName'],
    ['FIRST_NAME', 'firstName'],
    ['Time zone', 'zone'],
    ['consent_at', 'consentAt'],
    ['Confirmed at', 'confirmedAt'],
  ])('may call a column %j, which is %s', (name, column) => {
    const read = readHeader(column === 'address' ? [name] : ['address', name]);
    expect(read).toMatchObject({ ignored: [] });
    if ('header' in read) expect(read.header).toContain(column);
  });

  it('takes an address beside a column of e-mail addresses for where somebody lives', () => {
    expect(readHeader(['Email Address', 'Address'])).toEqual({
      header: ['address', undefined],
      ignored: ['Address'],
    });
  });

  it('says which column has no name, unless it is one of those behind the last', () => {
    expect(readHeader(['address', '', 'zone', ' ', ''])).toEqual({
      header: ['address', undefined, 'zone'],
      ignored: ['number 2, which has no name'],
    });
  });

  it.each([[[]], [['ada@example.org', 'Ada']], [['address', 'Address']], [['email', 'E-mail']]])(
    'is refused when it is %j, and is not repeated',
    (names) => {
      const read = readHeader(names);
      expect('fault' in read && read.fault).toBeTruthy();
      expect(JSON.stringify(read)).not.toContain('ada@');
    },
  );
});
