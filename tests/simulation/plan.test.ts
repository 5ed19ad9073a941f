import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lessonId } from '../../lib/domain/content/lesson.ts';
import { historyWith } from '../../lib/domain/content/published/course-history.ts';
import type { PublishedCourse } from '../../lib/domain/content/published/published-course.ts';
import { occasionOf } from '../../lib/domain/delivery/delivery-key.ts';
import { parseDeliveryTag } from '../../lib/domain/delivery/delivery-tag.ts';
import type { LedgerEntry } from '../../lib/domain/delivery/ledger-entry.ts';
import type { Enrollment } from '../../lib/domain/enrollment/enrollment.ts';
import type { Cadence } from '../../lib/domain/time/cadence.ts';
import { type Instant, instantAt, later } from '../../lib/domain/time/instant.ts';
import { dateIn } from '../../lib/domain/time/schedule.ts';
import { planCourse } from '../../lib/pipeline/plan/plan-course.ts';
import { cadences } from '../fixtures/cadences.ts';
import { courseWith } from '../fixtures/people.ts';
import { mailsOf as compiledMailsOf } from '../fixtures/sample-course.ts';
import { createDice } from './dice.ts';
import { day, hour } from './moments.ts';
import { createSimulation, type Simulation } from './simulation.ts';

/** Every lesson that a course of this test has ever had, by the names that it may be given. */
const lessons = ['flour', 'water', 'salt', 'yeast', 'oven', 'crust'];
const newNames = { flour: 'grain', oven: 'heat' } as const;

type Edit = {
  before: string[];
  after: string[];
  renamed: boolean;
  /** Those that people have chosen, or were shown. */
  paces: Cadence[];
  /** On which day from now the course begins, if on any. */
  startsIn: number | undefined;
  /** The days that a lesson wants before it. */
  gaps: Partial<Record<string, number>>;
};

const edits: fc.Arbitrary<Edit> = fc.record({
  before: fc.shuffledSubarray(lessons, { minLength: 1 }),
  after: fc.shuffledSubarray(lessons, { minLength: 1 }),
  renamed: fc.boolean(),
  paces: fc.array(cadences, { minLength: 1, maxLength: 4 }),
  startsIn: fc.option(fc.integer({ min: -20, max: 40 }), { nil: undefined }),
  gaps: fc.dictionary(fc.constantFrom(...lessons), fc.integer({ min: 1, max: 20 })),
});

/** The course after an edit: other lessons in another order, some of the old ones by another name, and at other times. */
const edited = (
  { before, after, renamed, startsIn, gaps }: Edit,
  published: PublishedCourse,
  now: Instant,
): PublishedCourse => {
  const nameOf = (id: string) =>
    (renamed && before.includes(id) && newNames[id as keyof typeof newNames]) || id;
  const next = courseWith(after.map(nameOf), { version: 'b' });
  const written = after.map((id) => ({
    id: lessonId.parse(nameOf(id)),
    ...(nameOf(id) === id ? {} : { was: [lessonId.parse(id)] }),
  }));
  const lessonsAfter = next.lessons.map((lesson, index) => {
    const gap = gaps[after[index] ?? ''];
    return gap === undefined ? lesson : { ...lesson, after: gap };
  });
  const start = startsIn === undefined ? undefined : later(now, { days: startsIn }).slice(0, 10);
  const course = start === undefined ? next.course : { ...next.course, start };
  return { ...next, course, lessons: lessonsAfter, history: historyWith(published, written) };
};

/** What happens to people in a course: they leave, pause or begin anew, their mail fails, and they joined long before others. */
const stir = async (world: Simulation, edit: Edit, seed: number): Promise<void> => {
  const { record, time, unsubscribe } = world;
  const dice = createDice(seed);
  const now = instantAt(time.now());
  const save = record.ports.enrollments.save;
  for (const enrollment of record.readableEnrollments()) {
    if (enrollment.standing.status !== 'active') continue;
    const lot = dice.between(0, 9);
    const cadence = edit.paces[dice.between(0, edit.paces.length - 1)] ?? enrollment.cadence;
    const paced = { ...enrollment, cadence };
    if (lot === 0) unsubscribe(enrollment);
    if (lot === 1) await save({ ...paced, pausedUntil: later(now, { days: dice.between(1, 40) }) });
    if (lot === 2) await save({ ...paced, round: enrollment.round + 1 });
    if (lot === 3) await save(paced);
    if (lot > 4) await save(furtherOn(paced, edit.before.slice(0, dice.between(0, 5)), now));
  }
  await time.run(time.now() + hour);
};

/** With these lessons behind them, of which the last has failed. */
const furtherOn = (enrollment: Enrollment, had: readonly string[], at: Instant): Enrollment => {
  const entries = had.map((id, index): [string, LedgerEntry] => [
    id,
    index === had.length - 1
      ? { status: 'failed', at, reason: 'refused' }
      : { status: 'sent', at, attempt: 1 },
  ]);
  return { ...enrollment, ledger: { ...Object.fromEntries(entries), ...enrollment.ledger } };
};

/** People who stand all over the course. */
const worldOf = async (edit: Edit, seed: number, daysIn: number): Promise<Simulation> => {
  const world = createSimulation({
    plan: () => ({ fate: 'answered', there: 1, back: 1 }),
    published: courseWith(edit.before),
    people: { confirmed: 12, unconfirmed: 2 },
    sweeps: [{ sweeper: 0, of: 1 }],
  });
  await world.time.run(world.start + daysIn * day + 2 * hour);
  await stir(world, edit, seed);
  return world;
};

/** The lessons that SES accepted from a moment on, by the names that they have now. */
const sentSince = ({ ses }: Simulation, since: number) =>
  ses.accepted
    .filter(({ at, kind }) => at >= since && kind === 'lesson')
    .flatMap(({ tag, at }) => {
      const ref = parseDeliveryTag(tag);
      const mail = ref && occasionOf(ref.key)?.mail;
      return mail ? [{ mail, at, whose: ref.subscriberId }] : [];
    });

describe('what a plan counts is what the sweeps then send', () => {
  it('for any edit of a course, wherever its people stand', async () => {
    await fc.assert(
      fc.asyncProperty(edits, fc.integer(), fc.integer({ min: 0, max: 60 }), async (edit, seed, daysIn) => {
        const world = await worldOf(edit, seed, daysIn);
        const since = world.time.now();
        const next = edited(edit, world.course(), instantAt(since));
        // Each mail says something new, so that the plan has every one of them.
        const mails = compiledMailsOf(next, (key) => `<p>Edited ${key}</p>`);
        const ports = { ...world.record.ports, clock: { now: () => instantAt(since), wait: async () => {} } };
        const plan = await planCourse(ports)({ course: next, mails });

        world.publish(next);
        world.nudge();
        await world.time.run(since + 400 * day);
        const sent = sentSince(world, since);
        const promised = plan.mails
          .filter(({ how }) => !how.includes('withdrawn'))
          .map(({ mail, reach }) => [mail, reach.toCome + reach.inTheMiddle]);
        expect(promised).toEqual(
          promised.map(([mail]) => [mail, sent.filter((each) => each.mail === mail).length]),
        );

        const zone = next.site.timeZone;
        const firsts = new Map(sent.toReversed().map(({ whose, at }) => [whose, at]));
        const days = [...firsts.values()]
          .filter((at) => at < since + 7 * day)
          .map((at) => dateIn(zone, instantAt(at)));
        expect(plan.next.flatMap(({ date, mails: count }) => Array<string>(count).fill(date))).toEqual(
          days.sort(),
        );
      }),
      { numRuns: 60 },
    );
  });
});
