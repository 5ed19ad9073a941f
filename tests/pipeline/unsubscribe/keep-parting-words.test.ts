import { describe, expect, it } from 'vitest';
import type { MembershipRef } from '../../../lib/pipeline/ports/subscriptions.ts';
import { eraseSubscriber } from '../../../lib/pipeline/privacy/erase-subscriber.ts';
import { exportSubscriber } from '../../../lib/pipeline/privacy/export-subscriber.ts';
import { recordReasonForEverything } from '../../../lib/pipeline/unsubscribe/record-reason-for-everything.ts';
import { recordUnsubscribeReason } from '../../../lib/pipeline/unsubscribe/record-unsubscribe-reason.ts';
import { resubscribe } from '../../../lib/pipeline/unsubscribe/resubscribe.ts';
import { unsubscribe } from '../../../lib/pipeline/unsubscribe/unsubscribe.ts';
import { unsubscribeFromEverything } from '../../../lib/pipeline/unsubscribe/unsubscribe-from-everything.ts';
import { sampleCourse, withNewsletter } from '../../fixtures/sample-course.ts';
import { aroundCalls } from '../../memory/around-calls.ts';
import { createWebWorld, join, type WebWorld } from '../../worlds/web-in-memory.ts';

const words = 'Too much about rye.';

const whoLeft = async () => {
  const world = createWebWorld({ published: withNewsletter });
  await join(world);
  const [person] = world.record.people.values();
  if (!person) throw new Error('nobody is on record');
  const ref: MembershipRef = { subscriberId: person.id, courseId: sampleCourse.course.id };
  await unsubscribe(world.ports)(ref);
  return { world, person, ref, kept: () => [...world.record.saidInParting.values()] };
};

/** The ports of somebody who is interrupted before their `at`-th call, or whose process ends with it. */
const interruptedAt = (ports: WebWorld['ports'], at: number, happens: () => Promise<unknown>) => {
  const counted = { calls: 0 };
  const { subscribers, enrollments, subscriptions, partingWords } = ports;
  const watched = aroundCalls({ subscribers, enrollments, subscriptions, partingWords }, async (_, make) => {
    counted.calls += 1;
    if (counted.calls === at) await happens();
    return make();
  });
  return { counted, ports: { ...ports, ...watched } };
};

describe('words of somebody who left', () => {
  it('are kept once for what they left, the last ones, and are in their own download', async () => {
    const { world, person, ref, kept } = await whoLeft();
    for (const said of ['First.', words])
      expect(await recordUnsubscribeReason(world.ports)(ref, { why: 'other', words: said })).toBe('kept');
    expect(kept()).toMatchObject([{ words, why: 'other', from: { kind: 'course' } }]);
    expect((await exportSubscriber(world.ports)(person.id))?.partingWords).toEqual(kept());
  });

  it('are kept once of everything that was left together', async () => {
    const { world, person, kept } = await whoLeft();
    const record = recordReasonForEverything(world.ports);
    await resubscribe(world.ports)({ subscriberId: person.id, courseId: sampleCourse.course.id });
    const again = await unsubscribeFromEverything(world.ports)(person.id);
    expect(await record(person.id, again, {})).toBe('nothing-said');
    expect(await record(person.id, again, { words })).toBe('kept');
    expect(kept()).toMatchObject([{ words, from: { kind: 'everything' } }]);
  });

  it('are not taken of who has come back, is not on record, or was erased, and leave no room behind', async () => {
    const { world, person, ref, kept } = await whoLeft();
    const say = () => recordUnsubscribeReason(world.ports)(ref, { words });
    await resubscribe(world.ports)(ref);
    expect(await say()).toBe('nothing-to-do');
    await unsubscribe(world.ports)(ref);
    await eraseSubscriber(world.ports)(person.id);
    expect(await say()).toBe('nothing-to-do');
    expect(kept()).toEqual([]);
  });

  it('are in no line of the log', async () => {
    const { world, ref } = await whoLeft();
    await recordUnsubscribeReason(world.ports)(ref, { why: 'other', words });
    expect(world.lines.join('\n')).not.toContain('rye');
  });
});

describe('an erasure, and words that are said meanwhile', () => {
  it('leaves none, at whatever moment of saying it comes', async () => {
    for (let moment = 1, calls = moment; calls >= moment; moment += 1) {
      const { world, person, ref, kept } = await whoLeft();
      const erase = () => eraseSubscriber(world.ports)(person.id);
      const { ports, counted } = interruptedAt(world.ports, moment, erase);
      await recordUnsubscribeReason(ports)(ref, { words });
      if (counted.calls < moment) await erase();
      expect(kept()).toEqual([]);
      calls = counted.calls;
    }
  });

  it('leaves none, at whatever moment of it they are said', async () => {
    for (let moment = 1, calls = moment; calls >= moment; moment += 1) {
      const { world, person, ref, kept } = await whoLeft();
      const say = () => recordUnsubscribeReason(world.ports)(ref, { words });
      const { ports, counted } = interruptedAt(world.ports, moment, say);
      await eraseSubscriber(ports)(person.id);
      if (counted.calls < moment) await say();
      expect(kept()).toEqual([]);
      calls = counted.calls;
    }
  });

  it('leaves none where the one who keeps them dies at any call, with an erasure at any call before', async () => {
    const gone = () => Promise.reject(new Error('the process is gone'));
    for (let death = 1; death <= 8; death += 1)
      for (let moment = 1; moment <= death; moment += 1) {
        const { world, person, ref, kept } = await whoLeft();
        const erase = () => eraseSubscriber(world.ports)(person.id);
        const interrupted = interruptedAt(world.ports, moment, erase);
        const { ports } = interruptedAt(interrupted.ports, death, gone);
        await recordUnsubscribeReason(ports)(ref, { words }).catch(() => undefined);
        if (interrupted.counted.calls < moment) await erase();
        expect(kept().filter((each) => each.words !== undefined)).toEqual([]);
      }
  });

  it('is finished by pressing again, wherever the first one died', async () => {
    for (let death = 1, calls = death; calls >= death; death += 1) {
      const { world, person, ref, kept } = await whoLeft();
      await recordUnsubscribeReason(world.ports)(ref, { words });
      const dies = () => Promise.reject(new Error('the process is gone'));
      const { ports, counted } = interruptedAt(world.ports, death, dies);
      await eraseSubscriber(ports)(person.id).catch(() => undefined);
      await eraseSubscriber(world.ports)(person.id);
      expect(kept()).toEqual([]);
      expect(world.record.people.size).toBe(0);
      calls = counted.calls;
    }
  });
});
