import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createReadContent } from '../../../lib/adapters/content/read-content.ts';
import { issueId } from '../../../lib/domain/content/issue.ts';
import { listId } from '../../../lib/domain/content/newsletter.ts';
import type { IssueRecord } from '../../../lib/domain/newsletter/issue-record.ts';
import { listVersion, publishedIssueSchema } from '../../../lib/domain/newsletter/published-issue.ts';
import { activateSubscription, newSubscription } from '../../../lib/domain/newsletter/subscription.ts';
import { subscriberId } from '../../../lib/domain/subscriber/subscriber.ts';
import { type Instant, instantOf } from '../../../lib/domain/time/instant.ts';
import { timeZone } from '../../../lib/domain/time/time-zone.ts';
import { countLateReaders } from '../../../lib/pipeline/operate/count-late-readers.ts';
import type { CompileIssue } from '../../../lib/pipeline/ports/compile.ts';
import { buildCourse } from '../../../lib/pipeline/publish/build-course.ts';
import { readArchive } from '../../../lib/pipeline/publish/list-archive.ts';
import { compileBareList } from '../../fixtures/bare-lists.ts';
import { breadCourse } from '../../fixtures/bread-course.ts';
import { issueMarkdown, listYaml } from '../../fixtures/newsletter-files.ts';
import { createMemoryClock } from '../../memory/clock.ts';
import { fixedRandom } from '../../memory/random.ts';
import { createMemoryRecord } from '../../memory/record.ts';
import { createMemoryTelemetry } from '../../memory/telemetry.ts';

// One reader for all readings, which parses what has changed.
const readContent = createReadContent();

const ref = { listId: listId.parse('letters'), issueId: issueId.parse('2027-01-12-news') };
const path = 'content/newsletters/letters/2027-01-12-news.md';
const written = { subject: 'News of January', date: '2027-01-12' };

/** Words and plan as the file has them; the version is their hash. */
const compileIssue: CompileIssue = async ({ site, newsletters }, { listId: of, issueId: id }) => {
  const { list, issues } = newsletters.get(of) ?? {};
  const { subject, preview, send, audience, windowHours, body } = issues?.get(id) ?? {};
  const mail = { key: id, subject, preview, html: [], text: [], web: JSON.stringify(body) };
  const words = { site, list, id, send: { hour: list?.sendHour, ...send }, audience, windowHours, mail };
  const version = createHash('sha256').update(JSON.stringify(words)).digest('hex');
  return {
    issue: publishedIssueSchema.parse({ ...words, version, publishedAt: '2027-01-01T00:00:00.000Z' }),
  };
};

const setUp = (now: Instant) => {
  const { ports } = createMemoryRecord();
  const { clock } = createMemoryClock(now);
  const all = {
    ...ports,
    clock,
    random: fixedRandom,
    telemetry: createMemoryTelemetry().telemetry,
    readContent,
    compileIssue,
    compileList: compileBareList,
  };
  const build = buildCourse({
    ...all,
    // These tests are about no course.
    compileCourse: async () => ({ faults: [] }),
  });
  /** Publishes the issue as its file is now, or without its file. */
  const publish = async (
    issue?: Partial<Parameters<typeof issueMarkdown>[0]> & { body?: string },
    changes: Parameters<typeof breadCourse>[0] = {},
  ) => {
    const text = issueMarkdown({ ...written, ...issue }).replace('*this*', issue?.body ?? 'this');
    const files = new Map([
      ['content/newsletters/letters/list.yaml', listYaml('letters')] as const,
      ...breadCourse(changes),
      ...(issue ? ([[path, text]] as const) : []),
    ]);
    const edition = await ports.editions.store(files);
    const outcome = await build({ edition });
    return 'issues' in outcome ? outcome.issues : outcome;
  };
  const change = async (how: Partial<IssueRecord>) => {
    const record = await ports.issueRecords.load(ref);
    if (record) await ports.issueRecords.save({ ...record, ...how });
  };
  return { ports: all, publish, change, record: () => ports.issueRecords.load(ref) };
};

const before = instantOf('2027-01-12T08:00:00Z');

describe('an issue that is corrected after its sending began', () => {
  const begun = async (standing: IssueRecord['standing']) => {
    const world = setUp(before);
    await world.publish({});
    await world.change({ standing });
    return world;
  };
  const shown = async ({ ports }: Awaited<ReturnType<typeof begun>>) => {
    const clock = createMemoryClock(instantOf('2027-01-13T00:00:00Z')).clock;
    return (await readArchive({ ...ports, clock })(ref.listId, ref.issueId))?.issue.mail.web;
  };

  it.each([
    { status: 'fanning-out' },
    { status: 'sending' },
    { status: 'done', at: before },
  ] satisfies IssueRecord['standing'][])(
    'has its new words from then on, while it is $status',
    async (standing) => {
      const world = await begun(standing);
      const first = (await world.record())?.published;
      expect(await world.publish({ body: 'better' })).toEqual([
        expect.objectContaining({ outcome: 'corrected', issue: ref.issueId, kept: [] }),
      ]);
      const record = await world.record();
      expect(record).toMatchObject({ standing, firstPublished: first });
      expect(record?.published).not.toBe(first);
      if (standing.status !== 'fanning-out') expect(await shown(world)).toContain('better');
      // Corrected once more, it still knows what went out first.
      await world.publish({ body: 'best' });
      expect((await world.record())?.firstPublished).toBe(first);
    },
  );

  const list = 'content/newsletters/letters/list.yaml';

  it.each([
    ['postal address', 'content/site.yaml', (text: string) => text.replace('1 Oven Lane', '2 Oven Lane')],
    ['sender', 'content/site.yaml', (text: string) => text.replace('lessons@', 'letters@')],
    ['name', list, () => listYaml('letters').replace('fromName: Letters', 'fromName: Notes')],
  ])('goes on under the %s of today, with the words that it has', async (_, file, change) => {
    const world = await begun({ status: 'sending' });
    const was = await world.record();
    expect(await world.publish({}, { [file]: change })).toEqual([]);
    const record = await world.record();
    const issue = record && (await world.ports.newsletters.issue(ref, record.published));
    expect(record?.published).not.toBe(was?.published);
    expect(JSON.stringify(issue)).toMatch(/2 Oven Lane|letters@|Notes of/);
    expect(await world.publish({}, { [file]: change })).toEqual([]);
    expect(await world.record()).toEqual(record);
  });

  it('keeps its hour where that is its list’s and the list has another now, and says so', async () => {
    const world = await begun({ status: 'sending' });
    const later = { [list]: listYaml('letters').replace('sendHour: 9', 'sendHour: 10') };
    expect(await world.publish({}, later)).toEqual([
      expect.objectContaining({ outcome: 'begun', kept: ['send'] }),
    ]);
  });

  it('is not named again by a publish that changes nothing of it', async () => {
    const world = await begun({ status: 'sending' });
    await world.publish({ body: 'better' });
    const record = await world.record();
    expect(await world.publish({ body: 'better' })).toEqual([]);
    expect(await world.record()).toEqual(record);
  });

  it('keeps its hour, audience and window, which copies have been made by, and says so', async () => {
    const world = await begun({ status: 'sending' });
    const plan = { zone: 'subscriber', audience: 'tag:friend', windowHours: 5 };
    expect(await world.publish(plan)).toEqual([
      expect.objectContaining({ outcome: 'begun', kept: ['send', 'audience', 'windowHours'] }),
    ]);
    expect(await world.publish({ ...plan, body: 'better' })).toEqual([
      expect.objectContaining({ outcome: 'corrected', kept: ['send', 'audience', 'windowHours'] }),
    ]);
    const record = await world.record();
    const issue = record && (await world.ports.newsletters.issue(ref, record.published));
    expect(issue).toMatchObject({
      send: { zone: 'UTC', hour: 9 },
      audience: { who: 'all' },
      windowHours: 72,
    });
    expect(issue?.mail.web).toContain('better');
  });

  it('and was stopped by an operator stays stopped, and says so', async () => {
    const world = await begun({ status: 'cancelled', at: before, was: 'sending' });
    expect(await world.publish({ body: 'better' })).toEqual([
      expect.objectContaining({ outcome: 'cancelled' }),
    ]);
    expect(await world.publish({ body: 'better' })).toEqual([]);
  });

  it('by taking its file away goes on, and says so', async () => {
    const world = await begun({ status: 'sending' });
    expect(await world.publish()).toEqual([expect.objectContaining({ outcome: 'not-withdrawn' })]);
    expect(await world.publish()).toEqual([]);
  });

  it('while a build compiles is corrected all the same', async () => {
    const world = setUp(before);
    await world.publish({});
    const { load } = world.ports.issueRecords;
    let reads = 0;
    world.ports.issueRecords.load = async (issue) => {
      reads += 1;
      // The fan-out begins after the build has looked.
      if (reads === 2) await world.change({ standing: { status: 'fanning-out' } });
      return load(issue);
    };
    expect(await world.publish({ body: 'better' })).toEqual([
      expect.objectContaining({ outcome: 'corrected' }),
    ]);
  });
});

describe('the mails about the sign-ups of a newsletter', () => {
  it('are stored with a version that the list does not have yet, and with no other build', async () => {
    const world = setUp(before);
    const { newsletters } = world.ports;
    const stored: string[] = [];
    newsletters.publishMails = async (list) => void stored.push(list);
    await world.publish({});
    await world.publish({ body: 'better' });
    expect(stored).toEqual(['letters']);
    const published = await newsletters.list(ref.listId);
    if (!published) return expect.unreachable('the list is published');
    await newsletters.publishList({ ...published, noticesVersion: listVersion.parse('f'.repeat(64)) });
    await world.publish({ body: 'better' });
    expect(stored).toEqual(['letters', 'letters']);
  });
});

describe('an issue that is published after its hour', () => {
  const joined = async ({ ports }: ReturnType<typeof setUp>, zones: readonly string[]) => {
    for (const [number, zone] of zones.entries()) {
      const who = {
        subscriberId: subscriberId.parse(`member${number}`.padEnd(26, '0')),
        listId: ref.listId,
        zone: timeZone.parse(zone),
      };
      const member = activateSubscription(newSubscription(who, before), before);
      if (member) await ports.subscriptions.save(member);
    }
  };

  it.each(['UTC', 'subscriber'])(
    'in the zone %s is scheduled, with the numbers of those it is late for',
    async (zone) => {
      const world = setUp(instantOf('2027-01-12T20:33:00Z'));
      await joined(world, ['Asia/Kolkata', 'UTC', 'Pacific/Pago_Pago']);
      expect(await world.publish({ zone })).toEqual([expect.objectContaining({ outcome: 'scheduled' })]);
      expect(await countLateReaders(world.ports)(ref)).toEqual({
        readers: 3,
        postponed: zone === 'UTC' ? 3 : 2,
        skipped: 0,
      });
    },
  );

  it.each(['UTC', 'subscriber'])(
    'in the zone %s skips those whose window ends before their next hour',
    async (zone) => {
      const world = setUp(instantOf('2027-01-12T09:30:00Z'));
      await joined(world, ['Asia/Kolkata', 'UTC', 'Pacific/Pago_Pago']);
      await world.publish({ zone, windowHours: 12 });
      expect(await countLateReaders(world.ports)(ref)).toEqual({
        readers: zone === 'UTC' ? 0 : 3,
        postponed: 0,
        skipped: zone === 'UTC' ? 0 : 1,
      });
    },
  );

  it.each(['UTC', 'subscriber'])('and its window, in the zone %s, is not sent', async (zone) => {
    const world = setUp(instantOf('2027-01-17T09:00:00Z'));
    expect(await world.publish({ zone })).toEqual([expect.objectContaining({ outcome: 'too-late' })]);
    expect(await world.record()).toBeUndefined();
  });
});
