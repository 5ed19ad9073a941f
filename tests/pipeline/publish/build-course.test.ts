import { describe, expect, it } from 'vitest';
import { createReadContent } from '../../../lib/adapters/content/read-content.ts';
import type { ContentFiles } from '../../../lib/domain/content/content.ts';
import { courseId } from '../../../lib/domain/content/course.ts';
import { publishedCourseSchema } from '../../../lib/domain/content/published/published-course.ts';
import { imageName } from '../../../lib/domain/image/image.ts';
import { cancelIssue, type IssueRecord } from '../../../lib/domain/newsletter/issue-record.ts';
import { publishedIssueSchema } from '../../../lib/domain/newsletter/published-issue.ts';
import { instantOf } from '../../../lib/domain/time/instant.ts';
import type { CompileCourse, CompileIssue } from '../../../lib/pipeline/ports/compile.ts';
import { buildCourse } from '../../../lib/pipeline/publish/build-course.ts';
import { compileBareList } from '../../fixtures/bare-lists.ts';
import { breadCourse } from '../../fixtures/bread-course.ts';
import { issueMarkdown, listYaml } from '../../fixtures/newsletter-files.ts';
import { aroundCalls } from '../../memory/around-calls.ts';
import { createMemoryClock } from '../../memory/clock.ts';
import { fixedRandom } from '../../memory/random.ts';
import { createMemoryRecord } from '../../memory/record.ts';
import { createMemoryTelemetry } from '../../memory/telemetry.ts';

// One reader for all readings, which parses what has changed.
const readContent = createReadContent();

const withBrand = (brand: string): ContentFiles =>
  breadCourse({ 'content/site.yaml': (text) => text.replace('The Bakery', brand) });

const broken = breadCourse({ 'content/site.yaml': 'brand: [' });

/** The brand is all that differs between these courses, so it makes the version. */
const compileByBrand: CompileCourse = async ({ site, courses }, id) => {
  const course = courses.get(id)?.course;
  if (!course) throw new Error(`There is no course "${id}".`);
  const version = publishedCourseSchema.shape.version.parse(
    Buffer.from(site.brand.padEnd(32)).toString('hex'),
  );
  return { course: { version, site, course, lessons: [] }, mails: [] };
};

const bread = courseId.parse('bread');
const issueId = '2026-02-10-news';

/** What a deploy brings, without a picture in it. */
const inBundle = (files: ContentFiles) => ({ files, images: new Map() });

const withList = (brand: string): ContentFiles =>
  new Map([...withBrand(brand), ['content/newsletters/letters/list.yaml', listYaml('letters')]]);

const withIssue = (brand: string): ContentFiles =>
  new Map([
    ...withList(brand),
    [
      `content/newsletters/letters/${issueId}.md`,
      issueMarkdown({ subject: 'News of February', date: '2026-02-10' }),
    ],
  ]);

/** The same words in every edition. */
const compileIssue: CompileIssue = async ({ site, newsletters }, ref) => {
  const { list, issues } = newsletters.get(ref.listId) ?? {};
  const issue = publishedIssueSchema.parse({
    ...issues?.get(ref.issueId),
    version: '0'.repeat(64),
    publishedAt: '2026-01-06T09:00:00.000Z',
    site,
    list,
    id: ref.issueId,
    send: { date: '2026-02-10', hour: 9, zone: 'UTC' },
    mail: { key: ref.issueId, subject: 'News of February', preview: 'News.', html: [], text: [], web: '' },
  });
  return { issue };
};

/** Right before which of its calls something else can happen. */
const steps = {
  compiling: 'compileCourse',
  publishing: 'newsletters.lists',
  'going live': 'editions.goLive',
};

/** A build over the record in memory. `done` tells what was made live, in order. */
const memory = (compileCourse: CompileCourse = compileByBrand) => {
  const { ports, standings, liveEdition } = createMemoryRecord();
  const done: string[] = [];
  const stored: string[] = [];
  const plans = new Map<string, () => Promise<unknown>>();
  const before = async (call: string) => {
    const happen = plans.get(call);
    plans.delete(call);
    await happen?.();
  };
  const watched = aroundCalls(ports, async (call, make) => {
    await before(call);
    const answer = await make();
    if (call === 'editions.goLive' && answer === 'saved') done.push('edition');
    if (call === 'editions.store' || call === 'images.store') stored.push(call);
    if (call === 'courses.publish')
      done.push(`course of ${(await ports.courses.current(bread))?.site.brand}`);
    return answer;
  });
  const build = buildCourse({
    ...watched,
    readContent,
    compileCourse: async (content, course) => {
      await before('compileCourse');
      return compileCourse(content, course);
    },
    compileIssue,
    compileList: compileBareList,
    ...createMemoryClock(instantOf('2026-01-06T09:00:00Z')),
    ...createMemoryTelemetry(),
    random: fixedRandom,
  });
  const issue = () => [...standings.values()][0];
  return {
    build,
    store: ports.editions.store,
    /** Lets something happen once, right before a step. */
    meanwhile: (step: keyof typeof steps, happen: () => Promise<unknown>) => plans.set(steps[step], happen),
    done,
    /** What builds have stored of content, call by call. */
    stored,
    change: async (decide: (record: IssueRecord) => IssueRecord | undefined) => {
      const record = issue();
      const changed = record && decide(record);
      if (changed) await ports.issueRecords.save(changed);
    },
    brand: async () => (await ports.courses.current(bread))?.site.brand,
    live: liveEdition,
    standing: () => issue()?.standing.status,
  };
};

describe('buildCourse', () => {
  it('publishes what a first deploy brings, and moves the live edition last', async () => {
    const { build, done } = memory();
    expect(await build({ bundle: inBundle(withBrand('First')) })).toMatchObject({
      kind: 'published',
      courses: [{ course: 'bread' }],
    });
    expect(done).toEqual(['course of First', 'edition']);
  });

  it('publishes nothing when nothing has changed', async () => {
    const { build, done } = memory();
    await build({ bundle: inBundle(withBrand('First')) });
    expect(await build({ bundle: inBundle(withBrand('First')) })).toMatchObject({ kind: 'unchanged' });
    expect(await build({})).toMatchObject({ kind: 'unchanged' });
    expect(done.filter((each) => each !== 'edition')).toEqual(['course of First']);
  });

  it('keeps on record every course that was published, also one that the content has no more', async () => {
    const { build, live } = memory();
    await build({ bundle: inBundle(withBrand('First')) });
    expect(live()?.courses).toEqual(['bread']);
    const renamed = [...withBrand('First')].map(([path, text]): [string, string] => [
      path.replace('courses/bread/', 'courses/loaf/'),
      path.endsWith('course.yaml') ? text.replace('id: bread', 'id: loaf') : text,
    ]);
    const over = (text: string) =>
      `${text.replace('defaultCourse: bread', 'defaultCourse: loaf')}ended: [bread]\n`;
    const edition = new Map(renamed);
    edition.set('content/site.yaml', over(edition.get('content/site.yaml') ?? ''));
    expect(await build({ bundle: inBundle(edition) })).toMatchObject({ kind: 'published' });
    expect(live()?.courses).toEqual(['bread', 'loaf']);
  });

  it('builds the edition that a publish stored', async () => {
    const { build, store, brand } = memory();
    await build({ bundle: inBundle(withBrand('First')) });
    await build({ edition: await store(withBrand('Published')) });
    expect(await brand()).toBe('Published');
  });

  it('keeps a published edition when the same bundle comes again, and adopts a bundle that a deploy changed', async () => {
    const { build, store, brand } = memory();
    await build({ bundle: inBundle(withBrand('First')) });
    await build({ edition: await store(withBrand('Published')) });
    await build({ bundle: inBundle(withBrand('First')) });
    expect(await brand()).toBe('Published');
    await build({ bundle: inBundle(withBrand('Deployed')) });
    expect(await brand()).toBe('Deployed');
  });

  it('stores a bundle once: the daily build, which brings it again, writes nothing of it', async () => {
    const { build, store, stored } = memory();
    const crust = imageName.parse(`${'c'.repeat(32)}.jpg`);
    const bundle = { files: withBrand('First'), images: new Map([[crust, Uint8Array.of(1, 2, 3)]]) };
    await build({ bundle });
    expect(stored).toEqual(['images.store', 'editions.store']);
    await build({ bundle });
    await build({ edition: await store(withBrand('Published')) });
    await build({ bundle });
    expect(stored).toHaveLength(2);
  });

  it('can go back to an edition that was live before', async () => {
    const { build, store, brand } = memory();
    await build({ bundle: inBundle(withBrand('First')) });
    const second = await store(withBrand('Second'));
    await build({ edition: second });
    await build({ edition: await store(withBrand('First')) });
    expect(await brand()).toBe('First');
  });

  it('begins again when another build goes live while it compiles, and does not bring back old words', async () => {
    const { build, store, brand, live, meanwhile, done } = memory();
    await build({ bundle: inBundle(withBrand('First')) });
    const published = await store(withBrand('Published'));
    meanwhile('compiling', () => build({ edition: published }));
    expect(await build({})).toMatchObject({ kind: 'unchanged', edition: published });
    expect([await brand(), live()?.edition]).toEqual(['Published', published]);
    expect(done.filter((each) => each !== 'edition')).toEqual(['course of First', 'course of Published']);
  });

  it.each(['a publish', 'the daily build'])(
    'builds again when %s ended first: one edition is live, with its courses',
    async (other) => {
      const { build, store, brand, live, meanwhile } = memory();
      await build({ bundle: inBundle(withBrand('First')) });
      const [second, third] = [await store(withBrand('Second')), await store(withBrand('Third'))];
      // All is published but the edition itself; the other publishes over it, and ends.
      meanwhile('going live', () => build(other === 'a publish' ? { edition: third } : {}));
      await build({ edition: second });
      expect([await brand(), live()?.edition]).toEqual(['Second', second]);
    },
  );

  it.each(['bundle', 'edition'] as const)(
    'changes nothing that is live when the %s is broken',
    async (as) => {
      const { build, store, done, live } = memory();
      await build({ bundle: inBundle(withBrand('First')) });
      const before = live();
      const outcome = await build(
        as === 'bundle' ? { bundle: inBundle(broken) } : { edition: await store(broken) },
      );
      expect(outcome).toMatchObject({ kind: 'refused', faults: [{ file: 'content/site.yaml', line: 1 }] });
      expect(live()).toEqual(before);
      expect(done).toHaveLength(2);
    },
  );

  it('changes nothing that is live when a course cannot be compiled', async () => {
    const fault = { file: 'content/courses/bread/flour.yaml', message: 'makes too much HTML' };
    const { build, done } = memory(async () => ({ faults: [fault] }));
    expect(await build({ bundle: inBundle(withBrand('First')) })).toEqual({
      kind: 'refused',
      faults: [fault],
    });
    expect(done).toEqual([]);
  });

  it('says so when there is nothing to build', async () => {
    expect(await memory().build({})).toMatchObject({ kind: 'refused' });
    expect(await memory().build({ edition: 'unknown' })).toMatchObject({ kind: 'refused' });
  });
});

describe('an issue', () => {
  const published = async () => {
    const world = memory();
    await world.build({ bundle: inBundle(withBrand('First')) });
    const [without, withIt] = [await world.store(withList('Without')), await world.store(withIssue('With'))];
    return { ...world, without, withIt };
  };

  it('that a build without it withdraws while another schedules it goes by the build that ends second', async () => {
    const { build, meanwhile, standing, live, without, withIt } = await published();
    // The one with the issue has scheduled it; the one without withdraws it, and ends first.
    meanwhile('going live', () => build({ edition: without }));
    await build({ edition: withIt });
    expect([live()?.edition, standing()]).toEqual([withIt, 'scheduled']);
  });

  it('that a publish brings stays scheduled when a daily build that knows nothing of it ends last', async () => {
    const { build, meanwhile, standing, live, withIt } = await published();
    // The publish comes to its end while the daily build still has the content from before it.
    meanwhile('publishing', () => build({ edition: withIt }));
    await build({});
    expect([live()?.edition, standing()]).toEqual([withIt, 'scheduled']);
  });

  it('is withdrawn with its file and comes back with it', async () => {
    const { build, standing, without, withIt } = await published();
    await build({ edition: withIt });
    expect(await build({ edition: without })).toMatchObject({ issues: [{ outcome: 'withdrawn' }] });
    expect(standing()).toBe('withdrawn');
    expect(await build({ edition: withIt })).toMatchObject({ issues: [{ outcome: 'scheduled' }] });
    expect(standing()).toBe('scheduled');
  });

  it.each(['before', 'after'])(
    'that an operator stopped %s its file was gone stays stopped',
    async (when) => {
      const { build, change, standing, without, withIt } = await published();
      const stop = () => change((record) => cancelIssue(record, instantOf('2026-01-07T09:00:00Z')));
      await build({ edition: withIt });
      if (when === 'before') await stop();
      await build({ edition: without });
      if (when === 'after') await stop();
      await build({ edition: withIt });
      expect(standing()).toBe('cancelled');
    },
  );
});
