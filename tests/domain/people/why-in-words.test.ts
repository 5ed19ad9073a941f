import { describe, expect, it } from 'vitest';
import { courseId } from '../../../lib/domain/content/course.ts';
import { issueId } from '../../../lib/domain/content/issue.ts';
import { deliveryKey } from '../../../lib/domain/delivery/delivery-key.ts';
import { todayInWords } from '../../../lib/domain/people/today-in-words.ts';
import { whyInWords } from '../../../lib/domain/people/why-in-words.ts';
import type { WhyNoMail } from '../../../lib/domain/people/why-no-mail.ts';
import { holdReason } from '../../../lib/domain/sending/sending-state.ts';
import { capReasons } from '../../../lib/domain/subscriber/cap-reason.ts';
import { leftReason } from '../../../lib/domain/subscriber/left-reason.ts';
import { leftWay } from '../../../lib/domain/subscriber/left-way.ts';
import { suppressionSchema } from '../../../lib/domain/subscriber/suppression.ts';
import { instantOf } from '../../../lib/domain/time/instant.ts';
import { timeZone } from '../../../lib/domain/time/time-zone.ts';

const at = instantOf('2027-01-12T09:00:00Z');
const mail = deliveryKey.parse('salt');
const issue = issueId.parse('2027-01-12-hello');
const zone = timeZone.parse('Europe/London');

/** One or more of each reason that there is, with the words that tell it from every other. */
const examples: { [Kind in WhyNoMail['kind']]: [Extract<WhyNoMail, { kind: Kind }>, string][] } = {
  got: [
    [{ kind: 'got', mail, at }, 'the lesson “salt” went out on Tue 12 Jan 2027'],
    [{ kind: 'got', mail: issue, at }, 'the issue 2027-01-12-hello went out on'],
    [{ kind: 'got', mail: deliveryKey.parse('closing'), at }, 'the closing mail went out on'],
  ],
  'not-published': [[{ kind: 'not-published' }, 'nothing of that name is published']],
  left: [
    ...leftReason
      .exclude(['confirmation-expired'])
      .options.map((reason): [Extract<WhyNoMail, { kind: 'left' }>, string] => [
        { kind: 'left', at, reason },
        reason === 'unsubscribed' ? 'they unsubscribed on' : 'they left because',
      ]),
    ...leftWay.options.map((way): [Extract<WhyNoMail, { kind: 'left' }>, string] => [
      { kind: 'left', at, reason: 'unsubscribed', way },
      'they unsubscribed ',
    ]),
  ],
  expired: [[{ kind: 'expired', at }, 'the link ran out on']],
  pending: (['sent', 'failed', 'skipped', 'unknown', 'with-its-course'] as const).map((asked) => [
    { kind: 'pending', since: at, asked },
    'not confirmed yet (',
  ]),
  capped: capReasons.map((by) => [{ kind: 'capped', at, by }, 'was held back: ']),
  suppressed: suppressionSchema
    .unwrap()
    .shape.reason.options.map((reason) => [{ kind: 'suppressed', at, reason }, 'nothing is sent, because ']),
  paused: [[{ kind: 'paused', until: at }, 'they have paused until']],
  skipped: [[{ kind: 'skipped', mail, at, reason: 'left' }, 'was skipped on']],
  failed: [[{ kind: 'failed', mail, at, reason: 'refused' }, 'dripline resend']],
  'put-off': [
    [
      { kind: 'put-off', mail, times: 3, reason: 'busy', until: at },
      'SES has refused the lesson “salt” 3 times',
    ],
  ],
  'under-way': [[{ kind: 'under-way', mail, since: at }, 'is being handed over']],
  unknown: [
    [{ kind: 'unknown', mail, since: at, until: at }, 'word of it is waited for until'],
    [{ kind: 'unknown', mail, since: at }, 'and nothing more is tried'],
  ],
  late: [[{ kind: 'late', mail, dueAt: at, until: at }, 'missed its hour']],
  'too-late': [[{ kind: 'too-late', mail: issue, at }, 'before its time was over']],
  'before-start': [[{ kind: 'before-start', until: at }, 'the course begins for them on']],
  'no-such-lesson': [[{ kind: 'no-such-lesson', mail }, 'is no longer one of the course']],
  cancelled: [[{ kind: 'cancelled', mail: issue }, 'was cancelled']],
  'issue-paused': [[{ kind: 'issue-paused', mail: issue, since: at }, 'dripline newsletter resume']],
  stopped: holdReason.options.flatMap((reason): [Extract<WhyNoMail, { kind: 'stopped' }>, string][] => [
    [{ kind: 'stopped', reason, since: at }, 'sending is stopped since'],
    [{ kind: 'stopped', reason }, 'sending is stopped: '],
  ]),
  'quota-used-up': [
    [{ kind: 'quota-used-up', of: 'all' }, 'quota of the day is used up'],
    [{ kind: 'quota-used-up', of: 'share' }, 'kept for mails that matter more'],
  ],
  due: [[{ kind: 'due', mail, dueAt: at }, 'the next sweep sends it']],
  'not-yet-due': [[{ kind: 'not-yet-due', mail, at }, 'the lesson “salt” comes on']],
  completed: [[{ kind: 'completed', at }, 'they completed it on']],
  'nothing-more': [[{ kind: 'nothing-more' }, 'all that there is']],
  'not-planned': [[{ kind: 'not-planned', mail }, 'dripline books']],
  'not-meant': [
    [{ kind: 'not-meant', mail: issue, audience: 'all' }, 'those who were on the list then'],
    [{ kind: 'not-meant', mail: issue, audience: 'tag:bakers' }, 'was for tag:bakers'],
  ],
  'being-sent-round': [[{ kind: 'being-sent-round', mail: issue }, 'is being sent round']],
  'no-issue': [[{ kind: 'no-issue' }, 'no issue was to come']],
};
const all = Object.values(examples).flat();

describe('why somebody got no mail, in words', () => {
  it.each(all)('%j is said so', (why, words) => {
    const sentence = whyInWords(why, zone);
    expect(sentence).toContain(words);
    expect(sentence).not.toMatch(/undefined|@|\s$/);
  });

  it('is said of no two reasons alike', () => {
    expect(new Set(all.map(([why]) => whyInWords(why, zone))).size).toBe(all.length);
  });

  it('is one sentence, of all that somebody is in, that begins with whether mail came', () => {
    const of = courseId.parse('bread');
    const paused = { of, today: { kind: 'paused' as const, until: at } };
    expect(todayInWords([], zone)).toBe('No mail today: they are in no course and on no newsletter.');
    expect(
      todayInWords([paused, { of: courseId.parse('rolls'), today: { kind: 'nothing-more' } }], zone),
    ).toMatch(/^No mail today: bread: they have paused until .*; rolls: they have had all that there is\.$/);
    expect(todayInWords([paused, { of, today: { kind: 'got', mail, at } }], zone)).toMatch(
      /^Mail today: bread: the lesson “salt” went out on .*\.$/,
    );
  });
});
