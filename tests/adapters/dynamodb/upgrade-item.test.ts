import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCaps } from '../../../lib/adapters/dynamodb/caps.ts';
import { createConsentTexts } from '../../../lib/adapters/dynamodb/consent-texts.ts';
import { createCourses } from '../../../lib/adapters/dynamodb/courses.ts';
import { createEditions } from '../../../lib/adapters/dynamodb/edition/editions.ts';
import { createEnrollmentScan } from '../../../lib/adapters/dynamodb/enrollment/enrollment-scan.ts';
import { createEnrollments } from '../../../lib/adapters/dynamodb/enrollment/enrollments.ts';
import { createHealth } from '../../../lib/adapters/dynamodb/health.ts';
import { createIssueDeliveries } from '../../../lib/adapters/dynamodb/issue-deliveries.ts';
import { createIssueRecords } from '../../../lib/adapters/dynamodb/issue-records.ts';
import { type Item, type ItemKind, itemKindOf, type Key, keys } from '../../../lib/adapters/dynamodb/keys.ts';
import { createNewsletters } from '../../../lib/adapters/dynamodb/newsletters.ts';
import { createSendingRecord } from '../../../lib/adapters/dynamodb/sending-record.ts';
import { createSubscribers } from '../../../lib/adapters/dynamodb/subscribers.ts';
import { createSubscriptions } from '../../../lib/adapters/dynamodb/subscriptions.ts';
import { createSuppressions } from '../../../lib/adapters/dynamodb/suppressions.ts';
import { schemaVersion, upgradeItem } from '../../../lib/adapters/dynamodb/upgrade-item.ts';
import { courseId } from '../../../lib/domain/content/course.ts';
import { issueId } from '../../../lib/domain/content/issue.ts';
import { lessonId } from '../../../lib/domain/content/lesson.ts';
import { listId } from '../../../lib/domain/content/newsletter.ts';
import { publishedCourseSchema } from '../../../lib/domain/content/published/published-course.ts';
import { issueVersion } from '../../../lib/domain/newsletter/published-issue.ts';
import { requestId } from '../../../lib/domain/sign-up/request-id.ts';
import { storedAddressHash } from '../../../lib/domain/subscriber/email-address.ts';
import { subscriberId } from '../../../lib/domain/subscriber/subscriber.ts';
import { instantOf } from '../../../lib/domain/time/instant.ts';
import { UnreadableItem } from '../../../lib/pipeline/ports/record.ts';
import { embeddedDynamoDb } from '../../worlds/embedded-dynamodb.ts';
import { putAsItIs, version1Items } from './version-1-items.ts';

const table = await (await embeddedDynamoDb()).newTable();
const shards = 4;
const subscribers = createSubscribers(table);
const enrollments = createEnrollments(table, shards);
const enrollmentScan = createEnrollmentScan(table);
const subscriptions = createSubscriptions(table);
const issueRecords = createIssueRecords(table, shards);
const issueDeliveries = createIssueDeliveries(table, shards);
const newsletters = createNewsletters(table);
/** As a process finds them that has read none before: versions and their mails are kept. */
const courses = () => createCourses(table);
const editions = createEditions(table);
const sending = createSendingRecord(table);
const health = createHealth(table);
const suppressions = createSuppressions(table);
const consentTexts = createConsentTexts(table);
const caps = createCaps(table, {
  subject: () => 'hash-of-subject',
  address: () => storedAddressHash.parse('unused'),
  formerAddresses: () => [],
  network: () => undefined,
  apiSecret: () => 'unused',
  webhookSecret: () => 'unused',
});

const ada = subscriberId.parse('adaadaadaadaadaadaadaadaad');
const bea = subscriberId.parse('beabeabeabeabeabeabeabeabe');
const bread = courseId.parse('bread');
const crumbs = listId.parse('crumbs');
const rye = { listId: crumbs, issueId: issueId.parse('2026-11-24-rye') };
const before = instantOf('2026-11-17T09:00:00Z');
const version = publishedCourseSchema.shape.version.parse('a'.repeat(64));
const edition = 'e41a7b3239080ead4b630ba11c910c4fb066a007bdcadd3a7c9223b3b707ed4d';
const captcha = { provider: 'turnstile', siteKey: '0x4AAAAAAA-a-site-key' };
const hashOf = (name: string) => storedAddressHash.parse(`hash-of-${name}`);
const cap = {
  reason: 'domain',
  subject: 'reader.test',
  period: '2026-11-24T09',
  limit: 1,
  until: instantOf('2026-11-24T10:00:00Z'),
} as const;

const putAll = async (change: (item: Item) => Item = (item) => item) => {
  for (const item of version1Items) await putAsItIs(table, change(item));
};

/** What somebody gets who asks for it. */
const there = async <Found>(asked: Promise<Found | undefined>): Promise<Found> => {
  const found = await asked;
  if (found === undefined) throw new Error('It is stored.');
  return found;
};

/** The kinds that the first edition had; others have come since. */
type FirstKind = Exclude<
  ItemKind,
  | 'coursePublication'
  | 'addressChange'
  | 'image'
  | 'booksRound'
  | 'issueBooksRound'
  | 'dayCount'
  | 'partingWords'
  | 'weeklyMail'
  | 'lessonNumbers'
  | 'standings'
  | 'apiKey'
  | 'webhookEndpoint'
  | 'probe'
  | 'listRequest'
  | 'listMail'
>;

/** Reads every kind of item by its adapter; what it hands back writes the same again. */
const byKind: Record<FirstKind, { key: Key; read: () => Promise<unknown>; write: () => Promise<unknown> }> = {
  subscriber: {
    key: keys.subscriber(ada),
    read: () => subscribers.load(ada),
    write: async () => subscribers.save(await there(subscribers.load(ada))),
  },
  address: {
    key: keys.address(hashOf('ada')),
    read: () => subscribers.idOf(hashOf('ada')),
    write: async () => {
      await subscribers.giveUpAddress(hashOf('ada'), ada);
      await subscribers.takeAddress(hashOf('ada'), ada);
    },
  },
  enrollment: {
    key: keys.enrollment({ subscriberId: ada, courseId: bread }),
    read: () => enrollments.load({ subscriberId: ada, courseId: bread }),
    write: async () =>
      enrollments.save(await there(enrollments.load({ subscriberId: ada, courseId: bread }))),
  },
  suppression: {
    key: keys.suppression(hashOf('eve')),
    read: () => suppressions.find(hashOf('eve')),
    write: async () => {
      await table.remove(keys.suppression(hashOf('eve')));
      await suppressions.add(hashOf('eve'), { reason: 'complaint', at: before });
    },
  },
  consentText: {
    key: keys.consentText('8bf3358259168200c11345ccf6210caf60108a86e9936a1b36db9aa81130c55b'),
    read: () => consentTexts.find('8bf3358259168200c11345ccf6210caf60108a86e9936a1b36db9aa81130c55b'),
    write: async () => {
      await table.remove(
        keys.consentText('8bf3358259168200c11345ccf6210caf60108a86e9936a1b36db9aa81130c55b'),
      );
      await consentTexts.archive('Send me the course.');
    },
  },
  subscription: {
    key: keys.subscription({ subscriberId: bea, listId: crumbs }),
    read: () => subscriptions.load({ subscriberId: bea, listId: crumbs }),
    write: async () =>
      subscriptions.save(await there(subscriptions.load({ subscriberId: bea, listId: crumbs }))),
  },
  issueRecord: {
    key: keys.issueRecord(rye),
    read: () => issueRecords.load(rye),
    write: async () => issueRecords.save(await there(issueRecords.load(rye))),
  },
  issueDelivery: {
    key: keys.issueDelivery({ subscriberId: bea, ...rye }),
    read: () => issueDeliveries.load({ subscriberId: bea, ...rye }),
    write: async () => issueDeliveries.save(await there(issueDeliveries.load({ subscriberId: bea, ...rye }))),
  },
  liveEdition: {
    key: keys.liveEdition(),
    read: editions.live,
    write: async () => editions.goLive(await there(editions.live())),
  },
  contentFile: {
    key: keys.contentFile(edition, 'content/site.yaml'),
    read: () => editions.read(edition),
    write: async () => editions.store(await editions.read(edition)),
  },
  publishedList: {
    key: keys.publishedList(crumbs),
    read: () => newsletters.list(crumbs),
    write: async () => newsletters.publishList(await there(newsletters.list(crumbs))),
  },
  publishedIssue: {
    key: keys.publishedIssue(rye, issueVersion.parse('b'.repeat(64))),
    read: () => newsletters.issue(rye, issueVersion.parse('b'.repeat(64))),
    write: async () =>
      newsletters.publishIssue(await there(newsletters.issue(rye, issueVersion.parse('b'.repeat(64))))),
  },
  currentCourse: {
    key: keys.currentCourse(bread),
    read: () => courses().current(bread),
    write: async () => courses().publish(await there(courses().current(bread)), []),
  },
  courseVersion: {
    key: keys.courseVersion(bread, version),
    read: () => courses().current(bread),
    write: async () => courses().publish(await there(courses().current(bread)), []),
  },
  courseMail: {
    key: keys.courseMail(bread, version, 'address-change'),
    read: () => courses().mail(bread, version, 'address-change'),
    write: async () =>
      courses().publish(await there(courses().current(bread)), [
        await there(courses().mail(bread, version, 'address-change')),
      ]),
  },
  sendingState: {
    key: keys.sendingState(),
    read: sending.load,
    write: async () => sending.save(await sending.load()),
  },
  healthHour: {
    key: keys.healthHour('2026-11-24T09'),
    read: () => health.since('2026-11-24T09'),
    write: () => health.add('2026-11-24T09', { sent: 1 }),
  },
  cap: {
    key: keys.cap('domain', 'hash-of-subject', '2026-11-24T09'),
    // A counter is read by taking from it.
    read: async () => undefined,
    write: () => caps.take({ ...cap, limit: 2 }, requestId.parse('a request'), before),
  },
};
// The record names every kind, and no other.
const each = Object.entries(byKind) as [FirstKind, (typeof byKind)[FirstKind]][];

/** Names of the first edition that nothing has today. */
const formerNames =
  /"(state|move|moved|move-\d+|moved-\d+|humanCheck|canaryUrl)"(?=:)|"expiresAt":"|"value":"canaryUrl"|"key":"moved?/;

describe('an item of the first edition', () => {
  it('is there in every kind', () => {
    expect(new Set(version1Items.map(itemKindOf))).toEqual(new Set(each.map(([kind]) => kind)));
  });

  it('is read as what it says', async () => {
    await putAll();
    expect(await enrollments.load({ subscriberId: ada, courseId: bread })).toMatchObject({
      ledger: {
        'confirm-1': { status: 'sent', at: before, attempt: 1 },
        flour: { status: 'sent', at: before, attempt: 2 },
        'address-change-1': { status: 'sent', at: before, attempt: 1 },
        'address-changed-1': { status: 'skipped', at: before, reason: 'suppressed' },
      },
      outOfTurn: [{ key: 'address-change-2', to: { address: 'ada.new@reader.test' } }],
      addressChange: { request: 2, to: { address: 'ada.new@reader.test' } },
    });
    const [both] = await Array.fromAsync(enrollmentScan.of(bread));
    expect(both).toMatchObject({ unreadable: 0, found: { length: 2 } });
    expect(both?.found.find((one) => one.subscriberId === bea)?.ledger).toMatchObject({
      flour: { status: 'expired' },
      oven: { status: 'failed' },
      flour_2: { status: 'sending', owner: 'a worker' },
      'address-change-1': { status: 'unknown', final: true },
    });
    expect(await issueDeliveries.load({ subscriberId: bea, ...rye })).toMatchObject({
      entry: { status: 'unknown', attempt: 1, final: false },
    });
    expect((await courses().current(bread))?.site.signUp.captcha).toEqual(captcha);
    expect((await newsletters.list(crumbs))?.site.signUp.captcha).toEqual(captcha);
    const issue = await newsletters.issue(rye, issueVersion.parse('b'.repeat(64)));
    expect(issue?.site.signUp.captcha).toEqual(captcha);
    expect(issue?.mail.html).toContainEqual({ value: 'scannerTrapUrl' });
    for (const key of ['address-change', 'address-changed', lessonId.parse('flour')] as const) {
      const mail = await courses().mail(bread, version, key);
      expect(mail?.key).toBe(key);
      expect(mail?.html).toContainEqual({ value: 'scannerTrapUrl' });
    }
    expect(await sending.load()).toMatchObject({ madeIn: 'the table', factor: 0.5 });
    expect(await caps.take(cap, requestId.parse('a request'), before)).toBe('full');
    expect(await health.since('2026-11-24T09')).toMatchObject([{ sent: 3, bounces: 1 }]);
  });

  it('has its people paged through from where its own fan-out was', async () => {
    await putAll();
    const record = await there(issueRecords.load(rye));
    if (record.standing.status !== 'fanning-out') throw new Error('It is being fanned out.');
    const found = [];
    for (let { position } = record.standing; ; ) {
      const page = await subscriptions.page(crumbs, position);
      found.push(...page.found);
      if (page.next === undefined) break;
      position = page.next;
    }
    expect(found.map((one) => one.subscriberId).sort()).toEqual([ada, bea]);
  });

  it.each(each)('is written back in the shape and with the version of today: %s', async (_, kind) => {
    await putAll();
    await kind.write();
    const item = await table.get(kind.key);
    expect(item?.schemaVersion).toBe(schemaVersion);
    expect(JSON.stringify(item)).not.toMatch(formerNames);
  });
});

describe('bringing an item up to date', () => {
  const attributes = fc.constantFrom(
    ...['state', 'status', 'move', 'addressChange', 'ledger', 'outOfTurn', 'entry', 'key', 'value', 'site'],
    ...['signUp', 'humanCheck', 'captcha', 'mail', 'html', 'text', 'move-1', 'moved-2', 'flour'],
  );
  const texts = fc.constantFrom('move', 'moved', 'move-3', 'canaryUrl', 'sent', 'address-change-1', 'flour');
  const { anything } = fc.letrec((tie) => ({
    anything: fc.oneof(
      { maxDepth: 4 },
      texts,
      fc.integer(),
      fc.constant(null),
      fc.array(tie('anything'), { maxLength: 3 }),
      fc.dictionary(attributes, tie('anything'), { maxKeys: 4 }),
    ),
  }));
  const items = fc
    .tuple(fc.constantFrom(...each.map(([, { key }]) => key)), fc.dictionary(attributes, anything))
    .map(([key, rest]): Item => ({ ...rest, ...key }));

  it('changes nothing in one that is up to date, whatever is in it', () => {
    fc.assert(
      fc.property(items, (item) => {
        const upgraded = upgradeItem(item);
        expect(upgraded.schemaVersion).toBe(schemaVersion);
        expect(upgradeItem(upgraded)).toEqual(upgraded);
        // One that has today's shape and lacks its version only.
        const { schemaVersion: _, ...unnumbered } = upgraded;
        expect(upgradeItem({ ...unnumbered, pk: item.pk, sk: item.sk })).toEqual(upgraded);
      }),
    );
  });

  it('leaves none of the former names in those that were written', () => {
    for (const item of version1Items) expect(JSON.stringify(upgradeItem(item))).not.toMatch(formerNames);
  });
});

describe('an item of a later version', () => {
  it.each(each.filter(([kind]) => kind !== 'cap'))(
    'is not taken for one of today, and the sentence says what it is: %s',
    async (_, { key, read }) => {
      await putAll();
      const item = await there(table.get(key));
      const later: Item = { ...item, ...key, schemaVersion: schemaVersion + 1 };
      await putAsItIs(table, later);
      const said: unknown = await read().catch((error: unknown) => error);
      expect(said).toBeInstanceOf(UnreadableItem);
      expect(String(said)).toContain(
        `${key.pk} / ${key.sk} was written by a later version of Dripline: its schemaVersion is ${schemaVersion + 1}, and this code`,
      );
      expect(await table.get(key)).toEqual(later);
    },
  );

  it('is counted where many are read, and hides none of the others', async () => {
    await putAll((item) =>
      itemKindOf(item) === 'enrollment' && item.pk.includes(bea)
        ? { ...item, schemaVersion: schemaVersion + 1 }
        : item,
    );
    const [both] = await Array.fromAsync(enrollmentScan.of(bread));
    expect(both).toMatchObject({ unreadable: 1, found: [{ subscriberId: ada }] });
  });

  it('is not the same as one whose version is none', () => {
    const [item] = version1Items;
    for (const schemaVersion of ['2', 0, 1.5, null])
      expect(() => upgradeItem({ ...item, pk: 'SENDING', sk: 'STATE', schemaVersion })).toThrow(
        'schemaVersion is not a version',
      );
  });
});
