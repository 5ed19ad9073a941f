import { describe, expect, it } from 'vitest';
import { issueId } from '../../../lib/domain/content/issue.ts';
import { lessonId } from '../../../lib/domain/content/lesson.ts';
import {
  countedNotices,
  countName,
  type Happening,
  leftFrom,
  readCountName,
  readers,
  testedSteps,
} from '../../../lib/domain/reports/happening.ts';
import { subjectChoices } from '../../../lib/domain/subjects/subject-test.ts';
import { leftReason } from '../../../lib/domain/subscriber/left-reason.ts';
import { leftWay } from '../../../lib/domain/subscriber/left-way.ts';
import { signUpSource } from '../../../lib/domain/subscriber/sign-up-source.ts';
import { unsubscribeReason } from '../../../lib/domain/subscriber/unsubscribe-reason.ts';

const salt = lessonId.parse('salt');
const mails = [salt, 'closing', issueId.parse('2026-11-24-bread')] as const;

const everything: Happening[] = [
  ...subjectChoices.flatMap((subject) =>
    testedSteps.map((step): Happening => ({ kind: 'tested', mail: mails[2], subject, step })),
  ),
  ...testedSteps.map(
    (step): Happening => ({ kind: 'tested', mail: salt, subject: 'b', step, trial: '0123abcd' }),
  ),
  { kind: 'asked' },
  { kind: 'asked-again' },
  { kind: 'confirmed' },
  { kind: 'confirmed', source: signUpSource.parse('boulangerie-émile') },
  { kind: 'imported' },
  { kind: 'began' },
  { kind: 'completed' },
  { kind: 'returned' },
  { kind: 'scanner-seen' },
  ...mails.flatMap((mail): Happening[] => [
    { kind: 'sent', mail },
    { kind: 'sent-again', mail },
    { kind: 'failed', mail },
    ...readers.flatMap((reader): Happening[] => [
      { kind: 'opened', mail, reader },
      { kind: 'clicked', mail, reader },
    ]),
  ]),
  ...countedNotices.map((notice): Happening => ({ kind: 'sent-notice', notice })),
  ...unsubscribeReason.options.map((reason): Happening => ({ kind: 'why', reason })),
  ...leftFrom.flatMap((was) =>
    [...leftWay.options, ...leftReason.options].flatMap((how): Happening[] => [
      { kind: 'left', was, how },
      { kind: 'left', was, how, after: salt },
    ]),
  ),
];

describe('the name of a count', () => {
  it('is another for everything that is counted, and is read back', () => {
    const names = everything.map(countName);
    expect(new Set(names).size).toBe(names.length);
    expect(names.map(readCountName)).toEqual(everything);
  });

  it.each([
    '',
    'moved',
    'asked:twice',
    'sent',
    'sent:Not An Id',
    'left:active',
    'opened:salt',
    'tested:2026-11-24-bread:c:sent',
    'tested:salt:b:sent:xyz',
    'why:money',
  ])('that this version does not know is passed over: %j', (name) => {
    expect(readCountName(name)).toBeUndefined();
  });
});
