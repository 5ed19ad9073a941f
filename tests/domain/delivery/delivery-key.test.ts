import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { courseId } from '../../../lib/domain/content/course.ts';
import { lessonId } from '../../../lib/domain/content/lesson.ts';
import { lessonSchema } from '../../../lib/domain/content/lesson-file.ts';
import {
  type DeliveryKey,
  deliveryKey,
  keyOf,
  occasionOf,
} from '../../../lib/domain/delivery/delivery-key.ts';
import { deliveryTag, parseDeliveryTag } from '../../../lib/domain/delivery/delivery-tag.ts';
import { subscriberId } from '../../../lib/domain/subscriber/subscriber.ts';

const slugs = fc.stringMatching(/^[a-z0-9]+(-[a-z0-9]+)*$/).filter((id) => id.length <= 64);
const mails = fc.oneof(
  fc.constant('closing' as const),
  slugs
    .filter((id) => !/^(confirm|own-page|(address-change|move)d?)-\d+$/.test(id))
    .map((id) => lessonId.parse(id)),
);
const counts = fc.integer({ min: 1, max: 9999 });
const occasions = fc.record({ mail: mails, round: counts, copy: counts });
const otherKeys = fc
  .tuple(fc.constantFrom('confirm', 'address-change', 'address-changed', 'own-page'), counts)
  // The pattern is the type's own.
  .map(([what, n]) => `${what}-${n}` as DeliveryKey);
const keys = fc.oneof(occasions.map(keyOf), otherKeys);

describe('the key of a delivery', () => {
  it('says which mail, which round and which copy, and nothing else has that key', () => {
    fc.assert(
      fc.property(occasions, (occasion) => {
        expect(occasionOf(keyOf(occasion))).toEqual(occasion);
        expect(deliveryKey.parse(keyOf(occasion))).toBe(keyOf(occasion));
      }),
    );
  });

  it('is the lesson’s own id the first time', () => {
    const salt = lessonId.parse('salt');
    expect(keyOf({ mail: salt, round: 1, copy: 1 })).toBe('salt');
    expect(keyOf({ mail: salt, round: 2, copy: 1 })).toBe('salt_2');
    expect(keyOf({ mail: salt, round: 1, copy: 2 })).toBe('salt_1_2');
  });

  it('comes back under the name of today from the tag of a mail that went out under another', () => {
    const who = `${'a'.repeat(26)}_bread`;
    expect(parseDeliveryTag(`${who}_move-1`)?.key).toBe('address-change-1');
    expect(parseDeliveryTag(`${who}_moved-12`)?.key).toBe('address-changed-12');
    expect(parseDeliveryTag(`${who}_move-on`)?.key).toBe('move-on');
  });

  it('of a mail about the address or their page, as it is or was called, is no lesson’s', () => {
    for (const id of [
      'address-change-1',
      'address-changed',
      'own-page',
      'own-page-1',
      'move',
      'moved',
      'move-1',
      'moved-12',
    ])
      expect(lessonSchema.shape.id.safeParse(id).success).toBe(false);
    expect(lessonSchema.shape.id.safeParse('move-on').success).toBe(true);
  });

  it('comes back from a message tag, whose alphabet and length SES takes', () => {
    fc.assert(
      fc.property(slugs, keys, (course, key) => {
        const ref = {
          subscriberId: subscriberId.parse('a'.repeat(26)),
          courseId: courseId.parse(course),
          key,
        };
        const tag = deliveryTag(ref);
        expect(tag).toMatch(/^[A-Za-z0-9_-]{1,256}$/);
        expect(parseDeliveryTag(tag)).toEqual(ref);
      }),
    );
  });

  it.each(['salt_0', 'salt_1_2_3', 'salt_', '_2', 'salt_x', 'Salt'])('is never "%s"', (text) => {
    expect(deliveryKey.safeParse(text).success).toBe(false);
  });
});
