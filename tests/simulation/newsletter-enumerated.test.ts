import { describe, expect, it } from 'vitest';
import type { SubscriberId } from '../../lib/domain/subscriber/subscriber.ts';
import { courseWith } from '../fixtures/people.ts';
import { canMeet, type Fate, type Plan } from './calls.ts';
import { aboveTheRate } from './invariants.ts';
import { hour, minute } from './moments.ts';
import { type Announced, announce, issueOf } from './newsletter.ts';
import { brokenIssuePromises } from './newsletter-invariants.ts';
import type { EventType } from './simulated-ses.ts';
import { createSimulation, type Simulation } from './simulation.ts';

const perSecond = 2;
const members = 3;
type Events = () => { type: EventType; after: number }[];
/** What happens beside the sending. */
type Scene = (world: Simulation, announced: Announced) => void;

// What no run changes is made once: there are thousands of them.
const published = courseWith(['flour']);
const plain = issueOf({ zone: 'Europe/London', hour: 16 });
const withTwoSubjects = issueOf({ zone: 'Europe/London', hour: 16, share: 40 });

/** Two sweeps at once, three members on two pages of the list. */
const run = async (plan: Plan, scene: Scene, eventsAfter?: Events, issue = plain) => {
  const world = createSimulation({
    plan,
    published,
    people: { confirmed: 0 },
    issue,
    sweeps: [
      { sweeper: 0, of: 1 },
      { sweeper: 0, of: 1 },
    ],
    apart: 2,
    ...(eventsAfter && { eventsAfter }),
  });
  world.ses.setQuota({ perSecond, daily: 50_000 });
  const announced = announce(world, issue, members);
  scene(world, announced);
  await world.time.run();
  return {
    world,
    broken: [...brokenIssuePromises(world, announced), ...aboveTheRate(world.ses.accepted, perSecond)],
  };
};

const calm = { there: 2, back: 1 };
const unharmed: Plan = () => ({ fate: 'answered', ...calm });
const harmed =
  (number: number, fate: Fate): Plan =>
  (call) => ({ fate: call.number === number ? fate : 'answered', ...calm });

const nothing: Scene = () => undefined;
const fates: Fate[] = ['dies-before', 'dies-after', 'fails', 'loses-its-answer', 'contradicts-itself'];

/** The fan-out begins 45 minutes after the start of the world, the hour of the issue is 15 minutes later. */
const fanOut = 45 * minute;

const everyCall = async (fate: Fate, scene: Scene, events?: Events, issue = plain) => {
  const { calls } = (await run(unharmed, scene, events, issue)).world;
  for (const { number, worker, name } of calls.filter((each) => canMeet(fate, each))) {
    const { broken } = await run(harmed(number, fate), scene, events, issue);
    const call = `${number} ${worker}: ${name}`;
    expect({ call, broken }).toEqual({ call, broken: [] });
  }
};

describe('an issue with two sweeps at once', () => {
  it('reaches each member once when nothing goes wrong', async () => {
    const { world, broken } = await run(unharmed, nothing);
    expect(broken).toEqual([]);
    expect(world.ses.accepted.length).toBe(members);
    expect([...world.record.standings.values()][0]?.standing.status).toBe('done');
  });

  it.each(fates)('keeps every promise whichever single call %s', (fate) => everyCall(fate, nothing));

  it.each(fates)('keeps every promise whichever single call %s, with all events lost', (fate) =>
    everyCall(fate, nothing, () => []),
  );

  it.each(fates)('keeps every promise whichever single call %s, with late events', (fate) =>
    everyCall(fate, nothing, () => [
      { type: 'Delivery', after: hour },
      { type: 'DeliveryDelay', after: hour },
    ]),
  );
});

describe('an issue of which two subjects are tried', () => {
  it.each(fates)('goes to each member once and under one of them, whichever single call %s', (fate) =>
    everyCall(fate, nothing, undefined, withTwoSubjects),
  );

  it.each(fates)('goes on at once when an operator chooses, whichever single call %s', (fate) =>
    everyCall(
      fate,
      (world, { choose }) => world.time.at(world.start + 2 * hour, () => choose('b')),
      () => [],
      withTwoSubjects,
    ),
  );
});

describe('somebody who wants something in the middle of the fan-out', () => {
  const middle = fanOut + 12;
  const first = ({ members: [member] }: Announced) => {
    if (!member) throw new Error('There are members.');
    return member.subscriber.id;
  };
  it.each<[string, Scene]>([
    [
      'is erased',
      (world, announced) => world.time.at(world.start + middle, () => announced.erase(first(announced))),
    ],
    ['stops the issue', (world, { cancel }) => world.time.at(world.start + middle, cancel)],
    [
      'pauses the issue until its hour is just over',
      (world, { pause }) => world.time.at(world.start + middle, () => pause(20 * minute)),
    ],
    [
      'pauses the issue in the middle of the sending',
      (world, { pause }) => world.time.at(world.start + hour + 300, () => pause(90 * minute)),
    ],
    [
      'stops the issue when it is paused',
      (world, { pause, cancel }) => {
        world.time.at(world.start + hour + 300, () => pause(90 * minute));
        world.time.at(world.start + hour + 30 * minute, cancel);
      },
    ],
  ])('%s, whichever single call goes wrong', async (_, scene) => {
    for (const fate of fates) await everyCall(fate, scene);
  });
});

describe('a fan-out that stands still with a page of the list in its hands', () => {
  const still: Plan = ({ name }) => ({
    fate: 'answered',
    there: 2,
    back: name === 'subscriptions.page' ? 500 : 1,
  });

  it('leaves nothing of somebody who is erased meanwhile', async () => {
    const { world, broken } = await run(still, ({ time, start }, { members: [member], erase }) => {
      if (member) time.at(start + fanOut + 100, () => erase(member.subscriber.id));
    });
    expect(broken).toEqual([]);
    expect(world.facts.erased).toHaveLength(1);
    expect(world.ses.accepted.length).toBe(members - 1);
  });
});

/** From the first call of the fan-out on; three milliseconds a call, so that every step of it is met. */
const momentsOf = (from: number, span: number, step: number) =>
  Array.from({ length: Math.ceil(span / step) }, (_, index) => from + index * step);

describe('at any moment of the fan-out and of the sending', () => {
  const moments = [
    ...momentsOf(fanOut - 3, 90, 3),
    ...momentsOf(hour - 3, 90, 3),
    ...momentsOf(hour + 90, 2500, 60),
  ];
  const keptAt = async (moment: number, scene: Scene): Promise<void> => {
    const { broken } = await run(unharmed, scene);
    expect({ moment, broken }).toEqual({ moment, broken: [] });
  };

  it.each<[string, (announced: Announced, id: SubscriberId) => void]>([
    ['leaving', ({ unsubscribe }, id) => unsubscribe(id)],
    ['erasing', ({ erase }, id) => erase(id)],
  ])('%s keeps every promise, whether it is the first on the list or the last', async (_, act) => {
    for (const moment of moments)
      for (const which of [0, members - 1])
        await keptAt(moment, (world, announced) => {
          const member = announced.members[which];
          if (member) world.time.at(world.start + moment, () => act(announced, member.subscriber.id));
        });
  });

  it.each<[string, (announced: Announced) => void]>([
    ['stopping the issue', ({ cancel }) => cancel()],
    ['pausing the issue for a while', ({ pause }) => pause(30 * minute)],
    ['pausing the issue for a day', ({ pause }) => pause(24 * hour)],
    ['joining', ({ join }) => [3, 11, 25].map(join)],
  ])('%s keeps every promise', async (_, act) => {
    for (const moment of moments)
      await keptAt(moment, (world, announced) => world.time.at(world.start + moment, () => act(announced)));
  });
});
