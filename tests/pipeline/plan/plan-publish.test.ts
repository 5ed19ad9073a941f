import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createReadContent } from '../../../lib/adapters/content/read-content.ts';
import type { ContentFiles } from '../../../lib/domain/content/content.ts';
import { issueId } from '../../../lib/domain/content/issue.ts';
import { listId } from '../../../lib/domain/content/newsletter.ts';
import { publishedCourseSchema } from '../../../lib/domain/content/published/published-course.ts';
import type { IssueRecord } from '../../../lib/domain/newsletter/issue-record.ts';
import { newSubscription } from '../../../lib/domain/newsletter/subscription.ts';
import { type Instant, instantOf, later } from '../../../lib/domain/time/instant.ts';
import { mailCompilers } from '../../../lib/mail/mail-compilers.ts';
import { readMailTemplates } from '../../../lib/mail/mail-templates.ts';
import { planPublish } from '../../../lib/pipeline/plan/plan-publish.ts';
import type { CompileCourse } from '../../../lib/pipeline/ports/compile.ts';
import { buildCourse } from '../../../lib/pipeline/publish/build-course.ts';
import { breadCourse } from '../../fixtures/bread-course.ts';
import { issueMarkdown, listYaml } from '../../fixtures/newsletter-files.ts';
import { personNumber, theCourse } from '../../fixtures/people.ts';
import { createMemoryClock } from '../../memory/clock.ts';
import { fixedRandom } from '../../memory/random.ts';
import { createMemoryRecord } from '../../memory/record.ts';
import { createMemoryTelemetry } from '../../memory/telemetry.ts';

// One reader for all readings, which parses what has changed.
const readContent = createReadContent();

const compilers = mailCompilers(
  await readMailTemplates(fileURLToPath(new URL('../../../templates/emails', import.meta.url))),
);
const now = instantOf('2027-05-04T08:30:00Z');
const letters = listId.parse('letters');

/** Courses are of no concern where issues are looked at. */
const withoutMails: CompileCourse = async ({ site, courses }, id) => {
  const course = publishedCourseSchema.shape.course.parse(courses.get(id)?.course);
  const version = publishedCourseSchema.shape.version.parse('a'.repeat(64));
  return { course: { version, site, course, lessons: [] }, mails: [] };
};

/** A record in which content is published and planned for, with the templates that ship. */
const setUp = (compile: CompileCourse = compilers.compileCourse) => {
  const { ports } = createMemoryRecord();
  const needs = {
    ...ports,
    clock: createMemoryClock(now).clock,
    random: fixedRandom,
    telemetry: createMemoryTelemetry().telemetry,
    readContent,
    ...compilers,
    compileCourse: compile,
  };
  const publish = async (files: ContentFiles) =>
    buildCourse(needs)({ edition: await ports.editions.store(files) });
  const plan = async (files: ContentFiles) => {
    const edition = await ports.editions.store(files);
    const found = await planPublish(needs)({ edition }, await ports.editions.live());
    if (found.kind === 'refused') throw new Error(found.faults.map(({ message }) => message).join(' '));
    return found;
  };
  /** Somebody in the course with these lessons behind them, whose next one is due at a moment. */
  const join = async (number: number, had: readonly string[], dueAt: Instant) => {
    const { subscriber, enrollment } = personNumber(number, later(now, { days: -30 }), true);
    const ledger = Object.fromEntries(had.map((id) => [id, { status: 'sent', at: now, attempt: 1 }]));
    await ports.subscribers.save(subscriber);
    await ports.enrollments.save({ ...enrollment, ledger: { ...enrollment.ledger, ...ledger }, dueAt });
    return subscriber;
  };
  return { ports, needs, publish, plan, join };
};

type Changes = NonNullable<Parameters<typeof breadCourse>[0]>;
const course = 'content/courses/bread/course.yaml';
const lesson = (id: string) => `content/courses/bread/${id}.yaml`;
const original = (path: string) => breadCourse().get(path) ?? '';

/** The course with one more lesson, at its beginning. */
const withWater = (limit = 100): ContentFiles =>
  breadCourse({
    'content/site.yaml': (text) => `${text}sending:\n  extraMails: ${limit}\n`,
    [lesson('water')]: original(lesson('flour'))
      .replaceAll('flour', 'water')
      .replaceAll(/^ *- insight: .*\n/gm, ''),
    [course]: (text) => text.replace('- flour', '- water\n  - flour'),
  } satisfies Changes);

const withoutFlour = breadCourse({
  [lesson('flour')]: undefined,
  [course]: (text) => text.replace(/ *- flour\n/, ''),
});

describe('the plan of a publish', () => {
  it('says whom a new lesson reaches, and asks where more people than allowed get it out of order', async () => {
    const { publish, plan, join } = setUp();
    await publish(breadCourse());
    await join(1, ['flour'], later(now, { days: 2 }));
    await join(2, ['flour'], later(now, { days: 3 }));
    await join(3, [], later(now, { days: 3 }));
    const planned = await plan(withWater());
    const added = planned.courses[0]?.mails.find(({ mail }) => mail === 'water');
    expect(added).toMatchObject({ how: ['added'], reach: { inTheMiddle: 2, toCome: 1, past: 0 } });
    expect(added?.bytes).toBeGreaterThan(5_000);
    expect(planned.courses[0]).toMatchObject({
      extraMails: 2,
      people: { active: 3 },
      next: [
        { date: '2027-05-06', mails: 1 },
        { date: '2027-05-07', mails: 2 },
      ],
    });
    const hours = { '2027-05-06T08': 1, '2027-05-07T08': 2 };
    expect(planned.courses[0]?.hours.planned).toMatchObject(hours);
    expect((await plan(withoutFlour)).courses[0]?.hours).toMatchObject({
      now: hours,
      planned: { '2027-05-06T08': 1, '2027-05-07T08': 2 },
    });
    expect(planned.warnings).toEqual([]);
    expect((await plan(withWater(1))).warnings).toEqual([
      { kind: 'extra-mails', course: theCourse, mails: 2, limit: 1 },
    ]);
  });

  it('asks about a lesson that is withdrawn right before people get it', async () => {
    const { publish, plan, join } = setUp();
    await publish(breadCourse());
    await join(1, [], later(now, { minutes: 30 }));
    await join(2, [], later(now, { hours: 2 }));
    expect((await plan(withoutFlour)).warnings).toEqual([
      { kind: 'due-within-the-hour', course: theCourse, lesson: 'flour', people: 1 },
    ]);
  });

  it('has its numbers where the content has still to answer a question, too', async () => {
    const { publish, plan, join } = setUp();
    await publish(breadCourse());
    await join(1, ['flour'], later(now, { days: 2 }));
    const renamed = breadCourse({
      [lesson('flour')]: undefined,
      [lesson('grain')]: original(lesson('flour')).replace('id: flour', 'id: grain'),
      [course]: (text) => text.replace('- flour', '- grain'),
    });
    const planned = await plan(renamed);
    expect(planned.questions).toMatchObject([{ kind: 'lesson-repeated', lesson: 'grain', like: 'flour' }]);
    expect(planned.courses[0]?.mails).toMatchObject([
      { mail: 'grain', how: ['added'], reach: { inTheMiddle: 0, toCome: 1 } },
      { mail: 'flour', how: ['withdrawn'], reach: { past: 1 } },
    ]);
  });

  it('tells a course that only looks otherwise from one that stays as it is, and a new one from both', async () => {
    const { publish, plan } = setUp();
    expect((await plan(breadCourse())).courses).toMatchObject([{ kind: 'new' }]);
    await publish(breadCourse());
    expect((await plan(breadCourse())).courses).toMatchObject([{ kind: 'unchanged', mails: [] }]);
    const rebranded = breadCourse({
      'content/site.yaml': (text) => text.replace('The Bakery', 'Another'),
    });
    expect((await plan(rebranded)).courses).toMatchObject([{ kind: 'in-form', mails: [] }]);
  });

  it('says who would no longer be let in, and how many are in what ends', async () => {
    const { publish, plan, join } = setUp();
    await publish(breadCourse());
    await join(1, [], later(now, { days: 2 }));
    const closed = breadCourse({ [course]: (text) => `${text}closed: true\n` });
    expect((await plan(closed)).courses).toMatchObject([{ admission: 'closed' }]);
    const tea = (text: string) => text.replace('id: bread', 'id: tea');
    const files = [...breadCourse()].map(
      ([path, text]) => [path.replace('/bread/', '/tea/'), tea(text)] as const,
    );
    const other = new Map(files);
    other.set(
      'content/site.yaml',
      `${original('content/site.yaml').replace('defaultCourse: bread', 'defaultCourse: tea')}ended: [bread]\n`,
    );
    expect((await plan(other)).ended).toEqual([{ id: 'bread', stillIn: 1 }]);
  });
});

const dates = ['2027-05-01', '2027-05-04', '2027-06-01'];
const issueFiles = fc.uniqueArray(
  fc.record({
    slug: fc.constantFrom('news', 'more'),
    date: fc.constantFrom(...dates),
    text: fc.nat(1),
  }),
  { selector: ({ slug, date }) => slug + date, maxLength: 4 },
);
const standings: IssueRecord['standing'][] = [
  { status: 'scheduled' },
  { status: 'sending' },
  { status: 'done', at: now },
  { status: 'cancelled', at: now, was: 'sending' },
];

/** The content with a newsletter and these issues in it. */
const withIssues = (issues: readonly { slug: string; date: string; text: number }[]): ContentFiles =>
  new Map([
    ...breadCourse(),
    ['content/newsletters/letters/list.yaml', listYaml('letters')],
    ...issues.map(({ slug, date, text }): [string, string] => [
      `content/newsletters/letters/${date}-${slug}.md`,
      issueMarkdown({ subject: `The ${slug} in other words`, date }).replace(
        'one',
        `${slug}${' again'.repeat(text)}`,
      ),
    ]),
  ]);

describe('what a plan leaves out', () => {
  it('is what is at fault, with the reason: the rest is planned without it', async () => {
    const { publish, plan, join } = setUp();
    await publish(breadCourse());
    await join(1, ['flour'], later(now, { days: 2 }));
    const issue = 'content/newsletters/letters/2027-06-01-news.md';
    const issues = withIssues([{ slug: 'news', date: '2027-06-01', text: 1 }]);
    const faulty = new Map([...issues, [issue, `${issues.get(issue)}\nOur oven has 450 °C.\n`]]);
    const planned = await plan(faulty);
    expect(planned.faults).toMatchObject([{ file: issue, message: expect.stringContaining('450') }]);
    expect(planned.kept).toEqual([{ unit: issue, isPublished: false }]);
    expect(planned.issues).toEqual([]);
    expect(planned.courses).toMatchObject([{ kind: 'unchanged', people: { active: 1 } }]);
  });
});

describe('what a plan says of issues', () => {
  it('is what the publish then does with them, and changes nothing itself', async () => {
    await fc.assert(
      fc.asyncProperty(
        issueFiles,
        issueFiles,
        fc.array(fc.constantFrom(...standings), { minLength: 3, maxLength: 3 }),
        async (before, after, found) => {
          const { ports, publish, plan } = setUp(withoutMails);
          await publish(withIssues(before));
          for (const [index, record] of (await ports.issueRecords.of(letters)).entries())
            await ports.issueRecords.save({ ...record, standing: found[index] ?? record.standing });
          const asItIs = async () => [await ports.issueRecords.of(letters), await ports.newsletters.lists()];
          const untouched = structuredClone(await asItIs());

          const planned = await plan(withIssues(after));
          expect(await asItIs()).toEqual(untouched);
          const outcome = await publish(withIssues(after));
          if (planned.questions.length > 0) {
            expect(outcome).toEqual({ kind: 'needs-answer', questions: planned.questions });
            return;
          }
          expect('issues' in outcome && outcome.issues).toEqual(planned.issues.map((each) => each.outcome));
        },
      ),
      { numRuns: 40 },
    );
  });

  it('counts its audience', async () => {
    const { ports, plan, join } = setUp();
    const { id, zone } = await join(1, [], later(now, { days: 2 }));
    const asked = newSubscription({ subscriberId: id, listId: letters, zone }, now);
    await ports.subscriptions.save({ ...asked, standing: { status: 'active', since: now } });
    const planned = await plan(withIssues([{ slug: 'news', date: '2027-06-01', text: 1 }]));
    expect(planned.issues).toMatchObject([
      {
        outcome: { issue: issueId.parse('2027-06-01-news'), outcome: 'scheduled' },
        numbers: { audience: 1 },
      },
    ]);
  });
});

describe('the numbers of a plan', () => {
  it('leave out whom nobody can read, and say how many those are', async () => {
    const { needs, publish, plan } = setUp();
    await publish(breadCourse());
    expect(publishedCourseSchema.safeParse(await needs.courses.current(theCourse)).success).toBe(true);
    needs.enrollmentScan.of = async function* () {
      yield { found: [], unreadable: 2 };
    };
    expect((await plan(breadCourse())).courses).toMatchObject([{ unreadable: 2, people: { active: 0 } }]);
  });
});
