import type { Share } from '../../lib/domain/sending/share.ts';
import { type Calendar, courseWith, theCourse } from '../fixtures/people.ts';
import type { Course, Plan } from './calls.ts';
import { createDice, type Dice } from './dice.ts';
import { day, hour, minute } from './moments.ts';
import type { EventType, Mood } from './simulated-ses.ts';
import { createSimulation, type Simulation } from './simulation.ts';

const lessons = ['flour', 'oven', 'crust'];
export const perSecond = 2;

/** While the storm lasts, everything that can go wrong does so now and then; afterwards the world is calm. */
const stormEnds = 21 * day;
const theEnd = 120 * day;

/**
 * `slow` pauses calls for seconds, and now and then for longer than a lease. `calendar` is that of the course, once a week
 * unless it is given, and `startAt` when all begins.
 */
export type Storm = { slow: boolean; calendar?: Calendar; startAt?: number };

export const stormyPlan = (dice: Dice, calm: () => boolean, { slow }: Storm): Plan => {
  const roughness = dice.pick([0.01, 0.03, 0.08]);
  const rateLimiter = (): Pick<Course, 'there' | 'back'> => ({
    there: dice.between(1, 20),
    back: slow && dice.chance(0.003) ? dice.between(1, 400) * 1000 : dice.between(0, 15),
  });
  return () => {
    if (calm() || !dice.chance(roughness)) return { fate: 'answered', ...rateLimiter() };
    return {
      fate: dice.pick([
        'fails',
        'fails',
        'loses-its-answer',
        'contradicts-itself',
        'loses-its-answer',
        'dies-before',
        'dies-after',
      ]),
      ...rateLimiter(),
    };
  };
};

export const stormyMood = (dice: Dice, calm: () => boolean, roughness: number) => (): Mood =>
  calm() || !dice.chance(roughness)
    ? 'accepts'
    : dice.pick([
        'throttles',
        'throttles',
        'errs-after-accepting',
        'errs-before-accepting',
        'refuses-the-recipient',
        'refuses-the-account',
        'takes-nothing',
      ]);

/** Lost, doubled, early, late, in any order. */
export const stormyEvents = (dice: Dice) => () =>
  (['DeliveryDelay', 'Delivery', 'Delivery'] as const satisfies EventType[]).flatMap((type) =>
    dice.chance(0.4)
      ? []
      : [
          {
            type,
            after: dice.pick([0, 10, 200, 2000, 5 * minute, 6 * minute, 3 * hour, 23 * hour, 30 * hour]),
          },
        ],
  );

export const shares = (dice: Dice): Share[] => {
  const of = dice.between(1, 4);
  const together = dice.chance(0.5);
  return Array.from({ length: of }, (_, sweeper) => (together ? { sweeper: 0, of: 1 } : { sweeper, of }));
};

/** What people, providers and operators do meanwhile. */
const stir = (world: Simulation, dice: Dice, calendar?: Calendar): void => {
  const { time, start, people } = world;
  const sometime = (act: () => void) => time.at(start + dice.between(0, stormEnds), act);
  const soon = (act: () => void) => time.after(dice.pick([1, 5, 200, 7 * minute, 2 * hour, 2 * day]), act);
  const speaking = new Set<string>();
  for (const person of people) {
    const { subscriber, enrollment } = person;
    const ref = { subscriberId: subscriber.id, courseId: theCourse };
    if (enrollment.standing.status === 'pending') {
      if (dice.chance(0.5)) soon(() => world.askAgain(ref, 1));
      continue;
    }
    // Whoever is erased has nothing else to say, before or after.
    if (dice.chance(0.06)) {
      sometime(() => world.erase(subscriber.id));
      continue;
    }
    speaking.add(subscriber.address);
    if (dice.chance(0.3))
      sometime(() => {
        world.unsubscribe(ref);
        dice.pick([
          () => undefined,
          () => soon(() => world.resubscribe(ref)),
          () => soon(() => world.signUpAgain(person)),
        ])();
      });
    if (dice.chance(0.3)) sometime(() => world.signUpAgain(person));
    if (dice.chance(0.04)) sometime(() => world.record.spoilEnrollment(ref));
  }
  world.ses.onAccepted((mail) => {
    if (time.now() < start + stormEnds && dice.chance(0.02))
      soon(() => world.handOver(mail, dice.pick(['Bounce', 'Complaint'])));
    if (mail.kind === 'confirmation' && dice.chance(0.6)) soon(() => world.confirm(mail));
    // Somebody leaves while the mail is on its way.
    const person = people.find(({ subscriber }) => subscriber.address === mail.to);
    if (person && speaking.has(mail.to) && dice.chance(0.02))
      world.unsubscribe({ subscriberId: person.subscriber.id, courseId: theCourse });
  });
  if (dice.chance(0.2))
    sometime(() => world.publish(courseWith(['flour', 'crust'], { version: 'b', calendar })));
  if (dice.chance(0.2))
    sometime(() => {
      world.ses.pause(true);
      time.after(dice.between(1, 2 * day), () => world.ses.pause(false));
    });
  if (dice.chance(0.2)) sometime(() => world.record.becomeAnother('a copy'));
  // Somebody looks now and then, and lets go on what was stopped.
  for (let look = 1; look < 10; look += 1) time.at(start + look * 5 * day, world.release);
};

export const weather = async (seed: number, storm: Storm): Promise<Simulation> => {
  const dice = createDice(seed);
  let calm = () => false;
  const world = createSimulation({
    plan: stormyPlan(dice, () => calm(), storm),
    published: courseWith(lessons, {
      unknownPolicy: dice.pick(['resend-once', 'resend-once', 'hold']),
      calendar: storm.calendar,
      against: { flour: 'Flour, or none' },
    }),
    ...(storm.startAt === undefined ? {} : { startAt: storm.startAt }),
    people: { confirmed: dice.between(1, 9), unconfirmed: dice.between(0, 3) },
    sweeps: shares(dice),
    apart: dice.pick([0, 5, 100, 3000]),
    deadline: dice.pick([25_000, minute, 15 * minute]),
    indexLag: () => (dice.chance(0.1) ? dice.between(1, 90_000) : dice.between(0, 20)),
    eventsAfter: stormyEvents(dice),
    inBulk: dice.chance(0.5),
    skew: () => (storm.slow ? dice.between(-60_000, 60_000) : 0),
  });
  calm = () => world.time.now() > world.start + stormEnds;
  world.ses.setMoods(stormyMood(dice, () => calm(), dice.pick([0.05, 0.1, 0.3])));
  world.ses.setQuota({ perSecond, daily: dice.pick([50_000, 10]) });
  stir(world, dice, storm.calendar);
  await world.time.run(world.start + theEnd);
  return world;
};
