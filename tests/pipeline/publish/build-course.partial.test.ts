import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createReadContent } from '../../../lib/adapters/content/read-content.ts';
import { type ContentFiles, faultInWords } from '../../../lib/domain/content/content.ts';
import { courseId } from '../../../lib/domain/content/course.ts';
import { issueId } from '../../../lib/domain/content/issue.ts';
import { listId } from '../../../lib/domain/content/newsletter.ts';
import { instantOf } from '../../../lib/domain/time/instant.ts';
import { mailCompilers } from '../../../lib/mail/mail-compilers.ts';
import { readMailTemplates } from '../../../lib/mail/mail-templates.ts';
import { buildCourse } from '../../../lib/pipeline/publish/build-course.ts';
import { breadCourse } from '../../fixtures/bread-course.ts';
import { issueMarkdown, listYaml } from '../../fixtures/newsletter-files.ts';
import { createMemoryClock } from '../../memory/clock.ts';
import { fixedRandom } from '../../memory/random.ts';
import { createMemoryRecord } from '../../memory/record.ts';
import { createMemoryTelemetry } from '../../memory/telemetry.ts';

// One reader for all readings, which parses what has changed.
const readContent = createReadContent();

const compilers = mailCompilers(
  await readMailTemplates(fileURLToPath(new URL('../../../templates/emails', import.meta.url))),
);
const [bread, cake] = [courseId.parse('bread'), courseId.parse('cake')];
const letters = listId.parse('letters');

const site = 'content/site.yaml';
const rye = 'content/insights/rye.yaml';
const course = 'content/courses/bread/course.yaml';
const flour = 'content/courses/bread/flour.yaml';
const cakeFolder = 'content/courses/cake';
const list = 'content/newsletters/letters/list.yaml';
const issue = (id: string) => `content/newsletters/letters/${id}.md`;
const [may, june] = ['2027-05-02-may', '2027-06-01-june'];
const issues = {
  [issue(may)]: issueMarkdown({ subject: 'A letter in May', date: '2027-05-02' }),
  [issue(june)]: `${issueMarkdown({ subject: 'Another in June', date: '2027-06-01' }).split('\n---\n')[0]}
---

Cherries, cold soup and a night without wind: nobody bakes in such weather, and the jar goes into the cellar until September.
`,
};

type Changes = NonNullable<Parameters<typeof breadCourse>[0]>;

/** A course of bread, one of cake, and a newsletter with an issue of tomorrow and one of next month. */
const content = (changes: Changes = {}): ContentFiles => {
  const copy = [...breadCourse()].flatMap(([path, text]) =>
    path.startsWith('content/courses/bread/')
      ? [[path.replace('/bread/', '/cake/'), text.replace('id: bread', 'id: cake')] as const]
      : [],
  );
  const all = new Map([...breadCourse(), ...copy, [list, listYaml('letters')], ...Object.entries(issues)]);
  for (const [path, change] of Object.entries(changes)) {
    if (change === undefined) all.delete(path);
    else all.set(path, typeof change === 'string' ? change : change(all.get(path) ?? ''));
  }
  return all;
};

const replaced = (from: string | RegExp, to: string) => (text: string) => text.replace(from, to);
const retitled = (title: string) => replaced(/^title: .*$/m, `title: ${title}`);
const brokenIssue = replaced(/^audience:.*$/m, 'audience: nobody');

const setUp = () => {
  const { ports } = createMemoryRecord();
  const { telemetry, counts } = createMemoryTelemetry();
  const build = buildCourse({
    ...ports,
    clock: createMemoryClock(instantOf('2027-05-01T08:00:00Z')).clock,
    random: fixedRandom,
    telemetry,
    readContent,
    ...compilers,
  });
  const publish = async (files: ContentFiles) => {
    const outcome = await build({ edition: await ports.editions.store(files) });
    const faults = 'faults' in outcome ? outcome.faults.map(faultInWords) : [];
    return { kind: outcome.kind, faults, kept: 'kept' in outcome ? outcome.kept : [] };
  };
  const title = async (id: typeof bread) => (await ports.courses.current(id))?.course.title;
  const standing = async (id: string) =>
    (await ports.issueRecords.load({ listId: letters, issueId: issueId.parse(id) }))?.standing.status;
  return { ports, build, publish, title, standing, counts };
};

describe('a fault in one course or issue', () => {
  it('keeps none of the others from being published, and its own from being changed', async () => {
    const { publish, title, counts } = setUp();
    await publish(content());
    const outcome = await publish(
      content({
        [course]: retitled('New bread'),
        [flour]: 'id: [',
        [`${cakeFolder}/course.yaml`]: retitled('New cake'),
      }),
    );
    expect(outcome).toEqual({
      kind: 'published',
      faults: [expect.stringContaining(`${flour}:1 `)],
      kept: [{ unit: 'content/courses/bread', isPublished: true }],
    });
    expect([await title(bread), await title(cake)]).toEqual(['Bread, plainly', 'New cake']);
    expect(counts.get('buildsRefused')).toBe(1);
  });

  it('is no removal: nobody is asked about a course, and no issue is withdrawn', async () => {
    const { publish, standing } = setUp();
    await publish(content());
    const outcome = await publish(content({ [course]: 'title: [', [issue(may)]: brokenIssue }));
    expect(outcome.kept.map(({ unit }) => unit).sort()).toEqual(['content/courses/bread', issue(may)]);
    expect([await standing(may), await standing(june)]).toEqual(['scheduled', 'scheduled']);
  });

  it('leaves the words of an issue that is due within the hour as they were, and sends them', async () => {
    const { publish, ports } = setUp();
    await publish(content());
    const ref = { listId: letters, issueId: issueId.parse(may) };
    const before = await ports.issueRecords.load(ref);
    await publish(content({ [issue(may)]: (text) => brokenIssue(text).replace('A letter', 'The letter') }));
    expect(await ports.issueRecords.load(ref)).toEqual(before);
  });

  it('withdraws no issue that may be the faulty one under its former name', async () => {
    const { publish, standing } = setUp();
    await publish(content());
    const renamed = issue('2027-05-02-the-may-letter');
    const { kept } = await publish(
      content({ [issue(may)]: undefined, [renamed]: brokenIssue(issues[issue(may)] ?? '') }),
    );
    expect(kept).toEqual([{ unit: renamed, isPublished: false }]);
    expect(await standing(may)).toBe('scheduled');
  });

  it('leaves out what is new, and it comes when it is mended', async () => {
    const { publish, title } = setUp();
    const outcome = await publish(content({ [`${cakeFolder}/oven.yaml`]: 'id: [' }));
    expect(outcome).toMatchObject({ kind: 'published', kept: [{ unit: cakeFolder, isPublished: false }] });
    expect(await title(cake)).toBeUndefined();
    expect(await publish(content())).toEqual({ kind: 'published', faults: [], kept: [] });
    expect(await title(cake)).toBe('Bread, plainly');
  });

  it('that only compiling finds is one too', async () => {
    const { publish, title } = setUp();
    await publish(content());
    const long = replaced('Bread rises', 'Bread rises '.repeat(9000));
    const outcome = await publish(
      content({ [flour]: long, [`${cakeFolder}/course.yaml`]: retitled('New cake') }),
    );
    expect(outcome).toMatchObject({ kind: 'published', kept: [{ unit: 'content/courses/bread' }] });
    expect(outcome.faults).toHaveLength(1);
    expect(await title(cake)).toBe('New cake');
  });

  it('comes up again with each publish, and not in the build of the night, which builds what is live', async () => {
    const { publish, build } = setUp();
    await publish(content());
    const broken = content({ [flour]: 'id: [' });
    expect(await publish(broken)).toMatchObject({ kind: 'unchanged', faults: [expect.any(String)] });
    expect(await publish(broken)).toMatchObject({ kind: 'unchanged', faults: [expect.any(String)] });
    expect(await build({})).toMatchObject({ kind: 'unchanged', faults: [], kept: [] });
  });
});

describe('a fault in what courses share', () => {
  it('keeps the file back, and with it what rests on the new words alone', async () => {
    const { publish, title } = setUp();
    await publish(content());
    const outcome = await publish(
      content({
        [rye]: (text) => `${text.replaceAll('a-pitfall', 'a-trap')}\n  - id: broken\n`,
        [flour]: replaced('a-pitfall', 'a-trap'),
        [course]: retitled('New bread'),
        [list]: retitled('New letters'),
      }),
    );
    expect(outcome.kind).toBe('published');
    expect(outcome.kept.map(({ unit }) => unit).sort()).toEqual(
      expect.arrayContaining(['content/courses/bread', rye]),
    );
    expect(outcome.faults.every((fault) => fault.startsWith(rye))).toBe(true);
    expect(await title(bread)).toBe('Bread, plainly');
  });

  it('brings back what a course that stays as it is rests on', async () => {
    const { publish, ports } = setUp();
    await publish(content());
    // The insight is gone from its file, which is right by itself, and the course that would do without it is at fault.
    const without = replaced(/\n {2}- id: a-pitfall[\s\S]*?(?=\n {2}- id: an-example)/, '');
    const outcome = await publish(
      content({
        [rye]: without,
        [flour]: (text) => text.replace('  - insight: a-pitfall\n', '').replace('minutes: 15', 'minutes: 0'),
        [`${cakeFolder}/flour.yaml`]: replaced('  - insight: a-pitfall\n', ''),
        [issue(may)]: undefined,
        [issue(june)]: undefined,
      }),
    );
    expect(outcome.kept.map(({ unit }) => unit)).toEqual(['content/courses/bread', rye]);
    expect((await ports.courses.current(bread))?.lessons).toHaveLength(2);
  });
});

describe('a fault that concerns everything', () => {
  it.each([
    ['of the site', { [site]: replaced(/^brand:.*$/m, 'brand: [') }],
    ['in the default course, before anything is published', { [course]: 'title: [' }],
  ])('%s keeps all as it is', async (_, changes) => {
    const { publish, title } = setUp();
    expect(await publish(content(changes))).toMatchObject({ kind: 'refused', kept: [] });
    expect(await title(cake)).toBeUndefined();
  });
});
