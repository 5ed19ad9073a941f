import { describe, expect, it } from 'vitest';
import type { SubscriberId } from '../../lib/domain/subscriber/subscriber.ts';
import { courseWith } from '../fixtures/people.ts';
import { everyHarm, type Plan } from './calls.ts';
import { aboveTheRate } from './invariants.ts';
import { hour, minute } from './moments.ts';
import { type Announced, announce, issueOf } from './newsletter.ts';
import { brokenIssuePromises } from './newsletter-invariants.ts';
import { actAtEachMoment, harmEachCall, unharmed } from './plays.ts';
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
const begin = (plan: Plan, scene: Scene, eventsAfter?: Events, issue = plain) => {
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
  return {
    world,
    announced,
    broken: () => [...brokenIssuePromises(world, announced), ...aboveTheRate(world.ses.accepted, perSecond)],
  };
};

const nothing: Scene = () => undefined;
const happensAt = (moment: number, { time, start }: Simulation, happen: () => void): void =>
  time.at(start + moment, happen, () => 'the scene');

/** The fan-out begins 45 minutes after the start of the world, the hour of the issue is 15 minutes later. */
const fanOut = 45 * minute;

/** Whichever single call goes wrong, in whichever way. */
const expectNothingBroken = async (scene: Scene, events?: Events, issue = plain) => {
  const { calls, broken } = await harmEachCall(everyHarm, (plan) => begin(plan, scene, events, issue));
  expect(calls).toBeGreaterThan(0);
  expect(broken).toEqual([]);
};

describe('an issue with two sweeps at once', () => {
  it('reaches each member once when nothing goes wrong', async () => {
    const { world, broken } = begin(unharmed, nothing);
    await world.time.run();
    expect(broken()).toEqual([]);
    expect(world.ses.accepted.length).toBe(members);
    expect([...world.record.standings.values()][0]?.standing.status).toBe('done');
  });

  it('keeps every promise whichever single call goes wrong', () => expectNothingBroken(nothing));

  it('keeps every promise whichever single call goes wrong, with all events lost', () =>
    expectNothingBroken(nothing, () => []));

  it('keeps every promise whichever single call goes wrong, with late events', () =>
    expectNothingBroken(nothing, () => [
      { type: 'Delivery', after: hour },
      { type: 'DeliveryDelay', after: hour },
    ]));
});

describe('an issue of which two subjects are tried', () => {
  it('goes to each member once and under one of them, whichever single call goes wrong', () =>
    expectNothingBroken(nothing, undefined, withTwoSubjects));

  it('goes on at once when an operator chooses, whichever single call goes wrong', () =>
    expectNothingBroken(
      (world, { choose }) => happensAt(2 * hour, world, () => choose('b')),
      () => [],
      withTwoSubjects,
    ));
});

describe('somebody who wants something in the middle of the fan-out', () => {
  const middle = fanOut + 12;
  const first = ({ members: [member] }: Announced) => {
    if (!member) throw new Error('There are members.');
    return member.subscriber.id;
  };
  it.each<[string, Scene]>([
    ['is erased', (world, announced) => happensAt(middle, world, () => announced.erase(first(announced)))],
    ['stops the issue', (world, { cancel }) => happensAt(middle, world, cancel)],
    [
      'pauses the issue until its hour is just over',
      (world, { pause }) => happensAt(middle, world, () => pause(20 * minute)),
    ],
    [
      'pauses the issue in the middle of the sending',
      (world, { pause }) => happensAt(hour + 300, world, () => pause(90 * minute)),
    ],
    [
      'stops the issue when it is paused',
      (world, { pause, cancel }) => {
        happensAt(hour + 300, world, () => pause(90 * minute));
        happensAt(hour + 30 * minute, world, cancel);
      },
    ],
  ])('%s, whichever single call goes wrong', (_, scene) => expectNothingBroken(scene));
});

describe('a fan-out that stands still with a page of the list in its hands', () => {
  const still: Plan = ({ name }) => ({
    fate: 'answered',
    there: 2,
    back: name === 'subscriptions.page' ? 500 : 1,
  });

  it('leaves nothing of somebody who is erased meanwhile', async () => {
    const { world, broken } = begin(still, (there, { members: [member], erase }) => {
      if (member) happensAt(fanOut + 100, there, () => erase(member.subscriber.id));
    });
    await world.time.run();
    expect(broken()).toEqual([]);
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
  const brokenBy = (act: (announced: Announced) => void) =>
    actAtEachMoment(moments, (plan) => {
      const { announced, ...opening } = begin(plan, nothing);
      return { ...opening, act: () => act(announced) };
    });

  it.each<[string, (announced: Announced, id: SubscriberId) => void]>([
    ['leaving', ({ unsubscribe }, id) => unsubscribe(id)],
    ['erasing', ({ erase }, id) => erase(id)],
  ])('%s keeps every promise, whether it is the first on the list or the last', async (_, act) => {
    for (const which of [0, members - 1]) {
      const broken = await brokenBy((announced) => {
        const member = announced.members[which];
        if (member) act(announced, member.subscriber.id);
      });
      expect(broken).toEqual([]);
    }
  });

  it.each<[string, (announced: Announced) => void]>([
    ['stopping the issue', ({ cancel }) => cancel()],
    ['pausing the issue for a while', ({ pause }) => pause(30 * minute)],
    ['pausing the issue for a day', ({ pause }) => pause(24 * hour)],
    ['joining', ({ join }) => [3, 11, 25].map(join)],
  ])('%s keeps every promise', async (_, act) => {
    expect(await brokenBy(act)).toEqual([]);
  });
});
