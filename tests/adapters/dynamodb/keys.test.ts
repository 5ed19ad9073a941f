import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import {
  beginningOf,
  duePartition,
  type ItemKind,
  itemKindOf,
  type Key,
  type KeyRange,
  keyRanges,
  keys,
  leadingKey,
  nameOf,
} from '../../../lib/adapters/dynamodb/keys.ts';
import { apiKeyId } from '../../../lib/domain/api/api-key.ts';
import { courseId } from '../../../lib/domain/content/course.ts';
import { issueId } from '../../../lib/domain/content/issue.ts';
import { lessonId } from '../../../lib/domain/content/lesson.ts';
import { listId } from '../../../lib/domain/content/newsletter.ts';
import { publishedCourseSchema } from '../../../lib/domain/content/published/published-course.ts';
import { probeId } from '../../../lib/domain/doctor/probe.ts';
import { imageName } from '../../../lib/domain/image/image.ts';
import { issueVersion, listVersion } from '../../../lib/domain/newsletter/published-issue.ts';
import { ofList } from '../../../lib/domain/reports/happening.ts';
import { subscriberId } from '../../../lib/domain/subscriber/subscriber.ts';
import { instantOf } from '../../../lib/domain/time/instant.ts';
import { webhookEndpointId } from '../../../lib/domain/webhooks/webhook-endpoint.ts';

const hash = '0a'.repeat(32);
const subscriber = subscriberId.parse('abcdefghijklmnopqrstuvwxyz');
const probe = probeId.parse(subscriber);
const course = courseId.parse('bread-at-home');
const image = imageName.parse(`${'0a'.repeat(16)}.jpg`);
const list = listId.parse('the-oven');
const issue = issueId.parse('2027-01-12-rye');
const version = publishedCourseSchema.shape.version.parse(hash);

/** As they have been since the first edition, whose items stand under them. */
const known = [
  ['subscriber', keys.subscriber(subscriber), `SUB#${subscriber}`, 'SUBSCRIBER'],
  ['addressChange', keys.addressChange(subscriber), `SUB#${subscriber}`, 'ADDRESS-CHANGE'],
  [
    'enrollment',
    keys.enrollment({ subscriberId: subscriber, courseId: course }),
    `SUB#${subscriber}`,
    'COURSE#bread-at-home',
  ],
  ['lessonNumbers', keys.lessonNumbers(course), 'LESSONS#bread-at-home', 'NUMBERS'],
  [
    'listRequest',
    keys.listRequest({ subscriberId: subscriber, listId: list }),
    `SUB#${subscriber}`,
    'LIST-REQUEST#the-oven',
  ],
  ['address', keys.address(hash), `ADDR#${hash}`, 'ADDRESS'],
  ['suppression', keys.suppression(hash), `SUPPRESSED#${hash}`, 'SUPPRESSION'],
  ['consentText', keys.consentText(hash), `CONSENT#${hash}`, 'TEXT'],
  [
    'subscription',
    keys.subscription({ subscriberId: subscriber, listId: list }),
    'LIST#the-oven#15',
    `SUB#${subscriber}`,
  ],
  [
    'issueRecord',
    keys.issueRecord({ listId: list, issueId: issue }),
    'NEWSLETTER#the-oven',
    'ISSUE#2027-01-12-rye',
  ],
  [
    'issueBooksRound',
    keys.issueBooksRound({ listId: list, issueId: issue }),
    `BOOKS#${list}`,
    `ISSUE#${issue}`,
  ],
  [
    'issueDelivery',
    keys.issueDelivery({ subscriberId: subscriber, listId: list, issueId: issue }),
    'ISSUE#the-oven#2027-01-12-rye#15',
    `SUB#${subscriber}`,
  ],
  ['liveEdition', keys.liveEdition(), 'CONTENT', 'LIVE'],
  ['contentFile', keys.contentFile(hash, 'content/site.yaml'), `CONTENT#${hash}`, 'FILE#content/site.yaml'],
  ['image', keys.image(image), `IMAGE#${image}`, 'BYTES'],
  ['publishedList', keys.publishedList(list), 'CONTENT#NEWSLETTERS', 'LIST#the-oven'],
  [
    'publishedIssue',
    keys.publishedIssue({ listId: list, issueId: issue }, issueVersion.parse(hash)),
    'CONTENT#NEWSLETTER#the-oven',
    `ISSUE#2027-01-12-rye#${hash}`,
  ],
  [
    'listMail',
    keys.listMail(list, listVersion.parse(hash), 'confirmation'),
    'CONTENT#NEWSLETTER#the-oven',
    `MAIL#${hash}#confirmation`,
  ],
  ['currentCourse', keys.currentCourse(course), 'COURSE#bread-at-home', 'CURRENT'],
  ['courseVersion', keys.courseVersion(course, version), 'COURSE#bread-at-home', `VERSION#${hash}`],
  [
    'courseMail',
    keys.courseMail(course, version, lessonId.parse('flour')),
    'COURSE#bread-at-home',
    `VERSION#${hash}#MAIL#flour`,
  ],
  [
    'coursePublication',
    keys.coursePublication(course, instantOf('2026-11-24T09:00:00Z')),
    'COURSE#bread-at-home',
    'SINCE#2026-11-24T09:00:00.000Z',
  ],
  ['sendingState', keys.sendingState(), 'SENDING', 'STATE'],
  ['healthHour', keys.healthHour('2026-11-24T09'), 'HEALTH', 'HOUR#2026-11-24T09'],
  ['booksRound', keys.booksRound(3), 'BOOKS', 'SHARE#3'],
  ['dayCount', keys.dayCount(ofList(list), '2026-11-24'), `COUNTS#list#${list}`, 'DAY#2026-11-24'],
  ['standings', keys.standings(ofList(list), '2026-11-24'), `STANDINGS#list#${list}`, 'DAY#2026-11-24'],
  [
    'partingWords',
    keys.partingWords({ subscriberId: subscriber, from: { kind: 'list', listId: list } }),
    'PARTING-WORDS',
    `SUB#${subscriber}#LIST#${list}`,
  ],
  ['weeklyMail', keys.weeklyMail('2026-11-23'), 'WEEKLY-MAIL', 'MONDAY#2026-11-23'],
  ['cap', keys.cap('domain', hash, '2026-11-24T09'), `CAP#domain#${hash}`, '2026-11-24T09'],
  ['apiKey', keys.apiKey(apiKeyId.parse('k7m2p9qa3x')), 'API-KEYS', 'KEY#k7m2p9qa3x'],
  [
    'webhookEndpoint',
    keys.webhookEndpoint(webhookEndpointId.parse('w7m2p9qa3x')),
    'WEBHOOK-ENDPOINTS',
    'ENDPOINT#w7m2p9qa3x',
  ],
  ['probe', keys.probe(probe, 'delivered'), `PROBE#${probe}`, 'HEARD#delivered'],
] as const;

const keyOf = (wanted: ItemKind): Key => {
  const found = known.find(([kind]) => kind === wanted);
  if (!found) throw new Error(`There is no example of "${wanted}".`);
  return found[1];
};

const root = fileURLToPath(new URL('../../../', import.meta.url));

describe('the keys of the table', () => {
  it('are all looked at here', () => {
    expect(known.map(([kind]) => kind)).toEqual(Object.keys(keys));
  });

  it.each(known)('never change: %s', (_, key, pk, sk) => {
    expect(key).toEqual({ pk, sk });
  });

  it.each(known)('tell the kind of item that stands under them: %s', (kind, key) => {
    expect(itemKindOf(key)).toBe(kind);
  });

  it.each(known)('are covered by what IAM is told of their partitions: %s', (kind, { pk }) => {
    const pattern = leadingKey(kind);
    expect(pattern.endsWith('*') ? pk.startsWith(pattern.slice(0, -1)) : pk === pattern).toBe(true);
  });

  it('name what they were made from', () => {
    const named = Object.fromEntries(known.map(([kind, key]) => [kind, nameOf(key)]));
    expect(named).toMatchObject({
      addressChange: { ref: { addressChangeOf: subscriber } },
      enrollment: { ref: { subscriberId: subscriber, courseId: course } },
      subscription: { ref: { subscriberId: subscriber, listId: list } },
      issueRecord: { ref: { listId: list, issueId: issue } },
      issueDelivery: { ref: { subscriberId: subscriber, listId: list, issueId: issue } },
      contentFile: { path: 'content/site.yaml' },
      healthHour: { hour: '2026-11-24T09' },
      dayCount: { day: '2026-11-24' },
    });
  });

  it('that nobody makes name nothing', () => {
    expect(nameOf({ pk: 'ELSEWHERE#1', sk: 'THING' })).toEqual({ kind: 'other' });
    expect(itemKindOf({ pk: 'SENDING#2', sk: 'STATE' })).toBeUndefined();
  });

  it('stand in the range that they are read with', () => {
    const ranges: [ItemKind, KeyRange][] = [
      ['enrollment', keyRanges.enrollments(subscriber)],
      ['subscription', keyRanges.subscriptions(list, 15)],
      ['issueRecord', keyRanges.issueRecords(list)],
      ['issueDelivery', keyRanges.issueDeliveries({ listId: list, issueId: issue }, 15)],
      ['contentFile', keyRanges.contentFiles(hash)],
      ['publishedList', keyRanges.publishedLists()],
    ];
    for (const [kind, range] of ranges) {
      const { pk, sk } = keyOf(kind);
      expect([pk, sk.startsWith(range.prefix)]).toEqual([range.pk, true]);
    }
  });

  it('are spelt in one file alone', async () => {
    const beginnings = known.flatMap(([kind]) => Object.values(beginningOf(kind)));
    const words = [...new Set([...beginnings, duePartition(0).replace(/\d+$/, '')])].filter(Boolean);
    const spelling = new RegExp(
      words.map((word) => `['"\`]${word}${word.endsWith('#') ? '' : '[\'"`#]'}`).join('|'),
    );
    const files = await Array.fromAsync(glob('{bin,lib,lambdas}/**/*.ts', { cwd: root }));
    expect(files.filter((file) => spelling.test(readFileSync(join(root, file), 'utf8')))).toEqual([
      'lib/adapters/dynamodb/keys.ts',
    ]);
  });
});
