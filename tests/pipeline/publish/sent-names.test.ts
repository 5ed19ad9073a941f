import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createReadContent } from '../../../lib/adapters/content/read-content.ts';
import { issueId } from '../../../lib/domain/content/issue.ts';
import { listId } from '../../../lib/domain/content/newsletter.ts';
import type { IssueRecord } from '../../../lib/domain/newsletter/issue-record.ts';
import { instantOf } from '../../../lib/domain/time/instant.ts';
import { mailCompilers } from '../../../lib/mail/mail-compilers.ts';
import { readMailTemplates } from '../../../lib/mail/mail-templates.ts';
import { buildCourse } from '../../../lib/pipeline/publish/build-course.ts';
import { breadCourse } from '../../fixtures/bread-course.ts';
import { issueMarkdown, listYaml } from '../../fixtures/newsletter-files.ts';
import { aroundCalls } from '../../memory/around-calls.ts';
import { createMemoryClock } from '../../memory/clock.ts';
import { fixedRandom } from '../../memory/random.ts';
import { createMemoryRecord } from '../../memory/record.ts';
import { createMemoryTelemetry } from '../../memory/telemetry.ts';

// One reader for all readings, which parses what has changed.
const readContent = createReadContent();

const compilers = mailCompilers(
  await readMailTemplates(fileURLToPath(new URL('../../../templates/emails', import.meta.url))),
);
const letters = listId.parse('letters');
const now = instantOf('2027-05-01T08:00:00Z');
const [first, second, third] = ['2027-06-01-news', '2027-06-01-letter', '2027-06-01-note'];
const otherWords =
  'The mill has new stones. Flour is finer for it, so take a little less water than you did, let it rest for longer, and bake it hotter.';

const file = (was: string[], words = 'Dear reader, *this* is the letter.', date = '2027-06-01') =>
  issueMarkdown({ subject: 'This week in bread', date })
    .replace('Dear reader, *this* is the letter.', words)
    .replace('insights:', was.length > 0 ? `was: [${was.join(', ')}]\ninsights:` : 'insights:');

/** Builds over the record in memory, with the templates that ship; `before` happens right before a call of a build. */
const setUp = (before: (call: string) => Promise<void> = async () => {}) => {
  const { ports } = createMemoryRecord();
  const build = buildCourse({
    ...aroundCalls(ports, async (call, make) => {
      await before(call);
      return make();
    }),
    clock: createMemoryClock(now).clock,
    random: fixedRandom,
    telemetry: createMemoryTelemetry().telemetry,
    readContent,
    ...compilers,
  });
  const publish = async (issues: Record<string, string>) =>
    build({
      edition: await ports.editions.store(
        new Map([
          ...breadCourse(),
          ['content/newsletters/letters/list.yaml', listYaml('letters')] as const,
          ...Object.entries(issues).map(
            ([id, text]) => [`content/newsletters/letters/${id}.md`, text] as const,
          ),
        ]),
      ),
    });
  const record = (id: string) => ports.issueRecords.load({ listId: letters, issueId: issueId.parse(id) });
  const reach = async (id: string, standing: IssueRecord['standing']) => {
    const found = await record(id);
    if (found) await ports.issueRecords.save({ ...found, standing });
  };
  return { publish, record, reach };
};

const sent = async (standing: IssueRecord['standing'] = { status: 'sending' }) => {
  const world = setUp();
  await world.publish({ [first]: file([]) });
  await world.reach(first, standing);
  return world;
};

describe('an issue that has gone out, by another name', () => {
  it('is the one that was sent, by `was:`, and nothing is said of its file being gone', async () => {
    const { publish, record } = await sent();
    expect(await publish({ [second]: file([first]) })).toMatchObject({ issues: [] });
    expect(await record(second)).toBeUndefined();
  });

  it.each([{ status: 'sending' }, { status: 'done', at: now }] satisfies IssueRecord['standing'][])(
    'is corrected by what its file says now, while it is $status',
    async (standing) => {
      const { publish, record } = await sent(standing);
      const corrected = { issues: [{ issue: first, outcome: 'corrected', kept: [] }] };
      expect(await publish({ [second]: file([first], 'Dear readers, *this* is it.') })).toMatchObject(
        corrected,
      );
      const once = await record(first);
      expect(once?.firstPublished).not.toBe(once?.published);
      expect(await publish({ [second]: file([first], 'Dear readers, that was it.') })).toMatchObject(
        corrected,
      );
      expect((await record(first))?.published).not.toBe(once?.published);
    },
  );

  it('keeps its hour, and that is said', async () => {
    const { publish } = await sent();
    expect(await publish({ '2027-07-01-news': file([first], undefined, '2027-07-01') })).toMatchObject({
      issues: [{ issue: first, outcome: 'begun', kept: ['send'] }],
    });
  });

  it('stays stopped where it was cancelled, and that is said', async () => {
    const { publish } = await sent({ status: 'cancelled', at: now, was: 'scheduled' });
    expect(await publish({ [second]: file([first]) })).toMatchObject({
      issues: [{ issue: first, outcome: 'cancelled' }],
    });
  });

  it('is known by each name that its file has had, whatever its words are, and without its `was:`', async () => {
    const { publish, record } = await sent();
    await publish({ [second]: file([first]) });
    expect(await publish({ [third]: file([second], otherWords) })).toMatchObject({
      issues: [{ issue: first, outcome: 'corrected' }],
    });
    expect(await publish({ [third]: file([], otherWords) })).toMatchObject({ issues: [] });
    expect([await record(second), await record(third)]).toEqual([undefined, undefined]);
  });

  it('does not lend its former names to another', async () => {
    const { publish } = await sent();
    await publish({ [second]: file([first]) });
    await publish({ [third]: file([second]) });
    expect(await publish({ [second]: file([], otherWords), [third]: file([second, first]) })).toMatchObject({
      kind: 'refused',
      faults: [{ message: expect.stringMatching(/which is the name of|has a name that the issue/) }],
    });
    expect(await publish({ [second]: file([], otherWords), [third]: file([first]) })).toMatchObject({
      kind: 'refused',
      faults: [{ message: expect.stringContaining(`a name that the issue "${first}" has had`) }],
    });
  });

  it('is not sent again where it begins to go out while its file gets that name', async () => {
    let begin: (() => Promise<void>) | undefined;
    const { publish, record, reach } = setUp(async (call) => {
      if (call === 'newsletters.publishList') await begin?.();
    });
    await publish({ [first]: file([]) });
    begin = () => reach(first, { status: 'fanning-out' });
    expect(await publish({ [second]: file([first], 'Dear readers, *this* is it.') })).toMatchObject({
      issues: [{ issue: first, outcome: 'corrected' }],
    });
    expect(await record(second)).toBeUndefined();
  });
});
