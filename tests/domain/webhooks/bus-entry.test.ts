import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { courseId } from '../../../lib/domain/content/course.ts';
import { listId } from '../../../lib/domain/content/newsletter.ts';
import { subscriberId } from '../../../lib/domain/subscriber/subscriber.ts';
import { instantOf } from '../../../lib/domain/time/instant.ts';
import { type BusEntry, busBatches, busEntryOf, isTooLarge } from '../../../lib/domain/webhooks/bus-entry.ts';
import {
  type WebhookEvent,
  webhookPayload,
  webhookTypes,
} from '../../../lib/domain/webhooks/webhook-event.ts';

const who = subscriberId.parse('a'.repeat(26));
const at = instantOf('2026-01-06T10:30:00Z');
const eventOf = (id: string, type: WebhookEvent['type'] = 'confirmed'): WebhookEvent => ({
  id,
  type,
  at,
  subscriberId: who,
  of: { kind: 'course', courseId: courseId.parse('bread') },
});
const idOf = (version: number, index = 0) => `msg_${who}_course_bread_${version}_${index}`;
const detailOf = (event: WebhookEvent) => JSON.parse(busEntryOf(event).detail);
const withDetail = (detail: string): BusEntry => ({ ...busEntryOf(eventOf(idOf(1))), detail });

describe('an event on the bus', () => {
  it.each(webhookTypes)('of %s says what a webhook says, under its type and in a version', (type) => {
    const event = eventOf(idOf(7, 1), type);
    expect(busEntryOf(event)).toMatchObject({ source: 'dripline', detailType: type, at });
    expect(detailOf(event)).toEqual({
      version: '1',
      id: event.id,
      sequence: '0000000007.01',
      ...webhookPayload(event),
    });
  });

  it('has no address, whoever it is of', () => {
    const event = {
      ...eventOf(idOf(1)),
      of: { kind: 'newsletter' as const, listId: listId.parse('letters') },
    };
    expect(busEntryOf(event).detail).not.toContain('@');
    expect(detailOf(event).data).toEqual({ subscriber: who, newsletter: 'letters' });
  });

  it('sorts after what happened before to the same membership, and is the same when it is told again', () => {
    const place = fc.tuple(fc.integer({ min: 0, max: 99_999 }), fc.integer({ min: 0, max: 20 }));
    fc.assert(
      fc.property(place, place, (one, other) => {
        const [first, second] = [one, other].map((each) => detailOf(eventOf(idOf(...each))).sequence);
        const expected = one[0] - other[0] || one[1] - other[1];
        expect(Math.sign(expected)).toBe(first < second ? -1 : first > second ? 1 : 0);
      }),
    );
  });
});

describe('what is put at once', () => {
  it('is at most ten, and within 256 KB together, in the same order and with nothing left out', () => {
    const details = fc.array(fc.integer({ min: 2, max: 200_000 }), { maxLength: 40 });
    fc.assert(
      fc.property(details, (sizes) => {
        const entries = sizes.map((size) => withDetail('é'.repeat(size / 2)));
        const batches = busBatches(entries);
        expect(batches.flat()).toEqual(entries);
        for (const batch of batches) {
          expect(batch.length).toBeLessThanOrEqual(10);
          const bytes = batch.reduce((sum, { detail }) => sum + Buffer.byteLength(detail), 0);
          expect(bytes).toBeLessThan(256 * 1024);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('is never one that no call could take', () => {
    expect(isTooLarge(withDetail('x'.repeat(256 * 1024)))).toBe(true);
    expect(isTooLarge(withDetail('é'.repeat(130 * 1024)))).toBe(true);
    expect(isTooLarge(withDetail('x'.repeat(255 * 1024)))).toBe(false);
  });
});
