import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createReadContent } from '../../../lib/adapters/content/read-content.ts';
import type { ContentFiles } from '../../../lib/domain/content/content.ts';
import { courseId } from '../../../lib/domain/content/course.ts';
import { issueId } from '../../../lib/domain/content/issue.ts';
import { lessonId } from '../../../lib/domain/content/lesson.ts';
import { listId } from '../../../lib/domain/content/newsletter.ts';
import type { IssueRecord } from '../../../lib/domain/newsletter/issue-record.ts';
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
const now = instantOf('2027-05-01T08:00:00Z');

/** Builds over the record in memory, with the templates that ship. */
const setUp = () => {
  const { ports } = createMemoryRecord();
  const build = buildCourse({
    ...ports,
    clock: createMemoryClock(now).clock,
    random: fixedRandom,
    telemetry: createMemoryTelemetry().telemetry,
    readContent,
    ...compilers,
  });
  const publish = async (files: ContentFiles) => build({ edition: await ports.editions.store(files) });
  /** As far as the sender would have brought an issue. */
  const reach = async (issue: string, standing: IssueRecord['standing']) => {
    const record = await ports.issueRecords.load({ listId: letters, issueId: issueId.parse(issue) });
    if (record) await ports.issueRecords.save({ ...record, standing });
  };
  const standingOf = async (issue: string) =>
    (await ports.issueRecords.load({ listId: letters, issueId: issueId.parse(issue) }))?.standing.status;
  return { ports, publish, reach, standingOf };
};

const checked = (read: ReturnType<typeof readContent>) => {
  if ('faults' in read) throw new Error('the content of this test has faults');
  return read;
};

type Changes = NonNullable<Parameters<typeof breadCourse>[0]>;

const site = 'content/site.yaml';
const course = 'content/courses/bread/course.yaml';
const lesson = (id: string) => `content/courses/bread/${id}.yaml`;
const original = (path: string) => breadCourse().get(path) ?? '';

/** A second course beside the one of bread, with the same lessons. */
const withCake = (changes: Changes = {}): ContentFiles => {
  const files = [...breadCourse()].filter(([path]) => path.startsWith('content/courses/bread/'));
  const copy = files.map(
    ([path, text]) => [path.replace('/bread/', '/cake/'), text.replace('id: bread', 'id: cake')] as const,
  );
  return new Map([...breadCourse(changes), ...copy]);
};

const ending = (...ids: string[]): Changes => ({ [site]: (text) => `${text}ended: [${ids.join(', ')}]\n` });

/** The lesson about flour by another name, with more in its file. */
const renamed = (id: string, more = '', change = (text: string) => text): Changes => ({
  [lesson('flour')]: undefined,
  [lesson(id)]: change(original(lesson('flour')).replace('id: flour', `id: ${id}`)) + more,
  [course]: (text) => text.replace('- flour', `- ${id}`),
});

describe('a course that the content has no more', () => {
  it('is asked about, and nothing that is live changes before the answer', async () => {
    const { ports, publish } = setUp();
    await publish(withCake());
    const [live, current] = [await ports.editions.live(), await ports.courses.current(cake)];
    expect(await publish(breadCourse({ [site]: (text) => text.replace('The Bakery', 'Another') }))).toEqual({
      kind: 'needs-answer',
      questions: [{ kind: 'course-gone', course: cake }],
    });
    expect(await ports.editions.live()).toEqual(live);
    expect(await ports.courses.current(cake)).toEqual(current);
    expect((await ports.courses.current(bread))?.site.brand).toBe('The Bakery');
  });

  it('is asked about where it is a draft now, but not where it has never been more than one', async () => {
    const draft = new Map(withCake());
    draft.set(
      'content/courses/cake/course.yaml',
      `draft: true\n${draft.get('content/courses/cake/course.yaml')}`,
    );
    const { publish } = setUp();
    expect(await publish(draft)).toMatchObject({ kind: 'published' });
    expect(await publish(breadCourse())).toMatchObject({ kind: 'unchanged' });
    expect(await publish(withCake())).toMatchObject({ kind: 'published' });
    expect(await publish(draft)).toEqual({
      kind: 'needs-answer',
      questions: [{ kind: 'course-gone', course: cake }],
    });
  });

  it('ends where the content says so, under the site of today, and stays so when that is taken out again', async () => {
    const { ports, publish } = setUp();
    await publish(withCake());
    const rebranded: Changes = {
      [site]: (text) => `${text.replace('The Bakery', 'Another')}ended: [cake]\n`,
    };
    expect(await publish(breadCourse(rebranded))).toMatchObject({
      kind: 'published',
      ended: [{ id: 'cake', isKnown: true }],
    });
    expect(await ports.courses.current(cake)).toMatchObject({ ended: now, site: { brand: 'Another' } });
    expect(await publish(breadCourse())).toMatchObject({ kind: 'published' });
    expect((await ports.courses.current(cake))?.ended).toBe(now);
  });

  it('does not come back by its old id', async () => {
    const { publish } = setUp();
    await publish(withCake());
    await publish(breadCourse(ending('cake')));
    expect(await publish(withCake())).toMatchObject({
      faults: [
        {
          file: 'content/courses/cake/course.yaml',
          message: expect.stringContaining('was ended on 2027-05-01'),
        },
      ],
    });
  });

  it('may not be there still and be said to have ended', async () => {
    const { publish } = setUp();
    const outcome = await publish(withCake(ending('cake')));
    expect(outcome).toMatchObject({
      faults: [{ file: site, message: expect.stringContaining('is still there') }],
    });
  });
});

describe('a newsletter that the content has no more', () => {
  const files = (more: [string, string][] = [], changes: Changes = {}) =>
    new Map([
      ...breadCourse(changes),
      ['content/newsletters/letters/list.yaml', listYaml('letters')] as const,
      ...more,
    ]);
  const issue = '2027-06-01-news';

  it('is asked about; ended, it has stopped what was on its way for good', async () => {
    const { ports, publish, reach, standingOf } = setUp();
    const text = issueMarkdown({ subject: 'News', date: '2027-06-01' });
    await publish(files([[`content/newsletters/letters/${issue}.md`, text]]));
    await reach(issue, { status: 'sending' });
    expect(await publish(breadCourse())).toEqual({
      kind: 'needs-answer',
      questions: [{ kind: 'list-gone', list: letters }],
    });
    expect(await standingOf(issue)).toBe('sending');
    expect(await publish(breadCourse(ending('letters')))).toMatchObject({
      ended: [{ id: 'letters', isKnown: true }],
    });
    expect(await ports.newsletters.list(letters)).toMatchObject({ ended: now });
    expect(await standingOf(issue)).toBe('cancelled');
  });

  it('does not come back by its old id, whether it still stands under `ended:` or not', async () => {
    const { ports, publish } = setUp();
    await publish(files());
    await publish(breadCourse(ending('letters')));
    await publish(breadCourse());
    expect(await publish(files())).toMatchObject({
      faults: [
        {
          file: 'content/newsletters/letters/list.yaml',
          message: expect.stringContaining('was ended on 2027-05-01'),
        },
      ],
    });
    expect(await ports.newsletters.list(letters)).toMatchObject({ ended: now });
  });

  it('is asked about also where the live edition never had it: what published it died, or did not ask', async () => {
    const { ports, publish } = setUp();
    const { content } = checked(readContent(files()));
    const list = content.newsletters.get(letters)?.list;
    if (list) await ports.newsletters.publishList({ site: content.site, list });
    expect(await publish(breadCourse())).toMatchObject({ questions: [{ kind: 'list-gone', list: letters }] });
  });

  it('of a name that was never published is not ended, and that is said', async () => {
    const { publish } = setUp();
    await publish(files());
    expect(await publish(files([], ending('lettters', 'braed')))).toMatchObject({
      ended: [
        { id: 'lettters', isKnown: false },
        { id: 'braed', isKnown: false },
      ],
    });
  });
});

describe('a lesson by another name', () => {
  const asks = (like: string, of: string, isGone = true) => ({
    kind: 'needs-answer',
    questions: [
      {
        kind: 'lesson-repeated',
        course: bread,
        lesson: lessonId.parse(of),
        like: lessonId.parse(like),
        isGone,
      },
    ],
  });

  it('is asked about, also where some of its words have changed', async () => {
    const { publish } = setUp();
    await publish(breadCourse());
    expect(await publish(breadCourse(renamed('meal')))).toEqual(asks('flour', 'meal'));
    const mended = renamed('meal', '', (text) =>
      text.replace('The flour and the jar', 'Of flour and of jars'),
    );
    expect(await publish(breadCourse(mended))).toEqual(asks('flour', 'meal'));
  });

  it('is asked about also where its first name was taken away by a publish of its own', async () => {
    const { publish } = setUp();
    await publish(breadCourse());
    const { [lesson('meal')]: _, ...without } = renamed('meal');
    await publish(breadCourse({ ...without, [course]: (text) => text.replace('  - flour\n', '') }));
    expect(await publish(breadCourse(renamed('meal')))).toEqual(asks('flour', 'meal'));
  });

  it('is the same lesson by `was:`, for good', async () => {
    const { ports, publish } = setUp();
    await publish(breadCourse());
    expect(await publish(breadCourse(renamed('meal', 'was: [flour]\n')))).toMatchObject({
      kind: 'published',
    });
    expect(await publish(breadCourse(renamed('meal')))).toMatchObject({ kind: 'unchanged' });
    expect((await ports.courses.current(bread))?.history?.renamed).toEqual({ flour: 'meal' });
  });

  it('is another lesson by `new:`', async () => {
    const { ports, publish } = setUp();
    await publish(breadCourse());
    expect(await publish(breadCourse(renamed('meal', 'new: true\n')))).toMatchObject({ kind: 'published' });
    expect((await ports.courses.current(bread))?.history?.renamed).toEqual({});
  });

  it('that another one has is asked about: two lessons whose names change places', async () => {
    const { publish } = setUp();
    await publish(breadCourse());
    const named = (id: string, as: string) => original(lesson(id)).replace(`id: ${id}`, `id: ${as}`);
    const outcome = await publish(
      breadCourse({ [lesson('flour')]: named('oven', 'flour'), [lesson('oven')]: named('flour', 'oven') }),
    );
    expect(outcome).toMatchObject({
      questions: [
        { lesson: 'flour', like: 'oven', isGone: false },
        { lesson: 'oven', like: 'flour', isGone: false },
      ],
    });
  });

  it('may not have one that a lesson had before', async () => {
    const { publish } = setUp();
    await publish(breadCourse());
    await publish(breadCourse(renamed('meal', 'was: [flour]\n')));
    expect(await publish(breadCourse())).toMatchObject({
      faults: [{ file: lesson('flour'), message: expect.stringContaining('"was: [meal]"') }],
    });
    const back: Changes = { [lesson('flour')]: (text) => `${text}was: [meal]\n` };
    expect(await publish(breadCourse(back))).toMatchObject({ kind: 'published' });
  });

  it('is not asked about where its words are its own, or only moved', async () => {
    const { publish } = setUp();
    await publish(breadCourse());
    const swapped: Changes = { [course]: (text) => text.replace('- flour\n  - oven', '- oven\n  - flour') };
    expect(await publish(breadCourse(swapped))).toMatchObject({ kind: 'published' });
  });
});

describe('an issue', () => {
  const name = (date: string, slug = 'news') => `${date}-${slug}`;
  const path = (id: string) => `content/newsletters/letters/${id}.md`;
  const written = (date: string, of: { subject?: string; body?: string; more?: string } = {}) => {
    const { subject = 'This week in bread', body = 'Dear reader, *this* is the letter.', more = '' } = of;
    return issueMarkdown({ subject, date })
      .replace('Dear reader, *this* is the letter.', body)
      .replace('insights:', `${more}insights:`);
  };
  const files = (...issues: [string, string][]): ContentFiles =>
    new Map([
      ...breadCourse(),
      ['content/newsletters/letters/list.yaml', listYaml('letters')],
      ...issues.map(([id, text]) => [path(id), text] as const),
    ]);
  const [june, july] = [name('2027-06-01'), name('2027-07-01')];
  const other =
    'The mill has new stones. Flour is finer for it, so take a little less water, and let it rest for longer.';

  it('may have the subject and the name of another, on another date, with words of its own', async () => {
    const { publish } = setUp();
    const outcome = await publish(
      files([june, written('2027-06-01')], [july, written('2027-07-01', { body: `${other}\n\n${other}` })]),
    );
    expect(outcome).toMatchObject({ issues: [{ outcome: 'scheduled' }, { outcome: 'scheduled' }] });
  });

  it.each([
    ['goes out', 'sending'],
    ['was sent', 'done'],
  ] as const)(
    'that says what one said that %s is asked about, whether that is gone or not',
    async (_, status) => {
      const { publish, reach } = setUp();
      await publish(files([june, written('2027-06-01')]));
      await reach(june, status === 'done' ? { status, at: now } : { status });
      const question = { kind: 'issue-repeated', list: letters, issue: july, like: june };
      const again = written('2027-07-01', {
        subject: 'Another subject',
        body: 'Dear readers, *this* is the letter.',
      });
      expect(await publish(files([july, again]))).toMatchObject({
        questions: [{ ...question, isGone: true }],
      });
      expect(await publish(files([june, written('2027-06-01')], [july, again]))).toMatchObject({
        questions: [{ ...question, isGone: false }],
      });
    },
  );

  it('by another name before its hour is sent once, under the new name', async () => {
    const { publish, standingOf } = setUp();
    await publish(files([june, written('2027-06-01')]));
    const outcome = await publish(files([july, written('2027-07-01')]));
    expect(outcome).toMatchObject({ issues: [{ outcome: 'scheduled' }, { outcome: 'withdrawn' }] });
    expect([await standingOf(june), await standingOf(july)]).toEqual(['withdrawn', 'scheduled']);
  });

  it('is sent once more where it says that it is new, and is not asked about again', async () => {
    const { publish, reach } = setUp();
    await publish(files([june, written('2027-06-01')]));
    await reach(june, { status: 'done', at: now });
    const again = files([july, written('2027-07-01', { more: 'new: true\n' })]);
    expect(await publish(again)).toMatchObject({ issues: [{ issue: july, outcome: 'scheduled' }] });
    expect(await publish(again)).toMatchObject({ issues: [{ issue: july, outcome: 'unchanged' }] });
  });

  it('that went out and is moved to another newsletter is asked about, and may be sent there by `new:`', async () => {
    const { publish, reach } = setUp();
    const notes: [string, string] = ['content/newsletters/notes/list.yaml', listYaml('notes')];
    const moved = (more = '') =>
      new Map([
        ...files(),
        notes,
        [`content/newsletters/notes/${july}.md`, written('2027-07-01', { more })] as const,
      ]);
    await publish(new Map([...files([june, written('2027-06-01')]), notes]));
    await reach(june, { status: 'done', at: now });
    expect(await publish(moved())).toMatchObject({
      questions: [{ kind: 'issue-moved', list: 'notes', issue: july, like: june, from: 'letters' }],
    });
    expect(await publish(moved('new: true\n'))).toMatchObject({ issues: [{ outcome: 'scheduled' }] });
  });

  it('may say to one newsletter what another one gets', async () => {
    const { publish, reach } = setUp();
    const both = (more: [string, string][] = []) =>
      new Map([
        ...files([june, written('2027-06-01')]),
        ['content/newsletters/notes/list.yaml', listYaml('notes')] as const,
        ...more,
      ]);
    await publish(both());
    await reach(june, { status: 'done', at: now });
    expect(
      await publish(both([[`content/newsletters/notes/${july}.md`, written('2027-07-01')]])),
    ).toMatchObject({ issues: [{ outcome: 'scheduled' }] });
  });

  it('that waits twice for its hour is asked about', async () => {
    const { publish } = setUp();
    const outcome = await publish(files([june, written('2027-06-01')], [july, written('2027-07-01')]));
    expect(outcome).toMatchObject({ questions: [{ issue: july, like: june, isGone: false }] });
  });
});
