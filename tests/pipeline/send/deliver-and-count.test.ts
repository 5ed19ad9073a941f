import { expect, it } from 'vitest';
import { courseId } from '../../../lib/domain/content/course.ts';
import { subscriberId } from '../../../lib/domain/subscriber/subscriber.ts';
import { instantOf } from '../../../lib/domain/time/instant.ts';
import { deliverAndCount } from '../../../lib/pipeline/send/deliver-and-count.ts';
import type { DeliveryOutcome } from '../../../lib/pipeline/send/send-delivery.ts';

const ref = { subscriberId: subscriberId.parse('a'.repeat(26)), courseId: courseId.parse('bread') };

it.each([
  ['sent', [['2026-11-24T10', { sent: 1 }]]],
  ['waiting', []],
  ['unknown', []],
] as const)(
  'a mail outside a sweep that is %s counts among the sends of its hour: %j',
  async (outcome, counted) => {
    const added: unknown[] = [];
    const deliver = deliverAndCount({
      clock: { now: () => instantOf('2026-11-24T10:20:00Z'), wait: async () => {} },
      health: { add: async (...given) => void added.push(given), since: async () => [] },
      deliver: async (): Promise<DeliveryOutcome> => outcome,
    });
    expect(await deliver(ref)).toBe(outcome);
    expect(added).toEqual(counted);
  },
);
