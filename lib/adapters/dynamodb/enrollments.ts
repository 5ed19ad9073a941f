import { courseId } from '../../domain/content/course.ts';
import { forgottenAt } from '../../domain/subscriber/consent.ts';
import { subscriberId } from '../../domain/subscriber/subscriber.ts';
import type { EnrollmentRef, Enrollments } from '../../pipeline/ports.ts';
import { dueShard } from './due-shard.ts';
import { expiringAt } from './expiry.ts';
import type { Item, Key } from './keys.ts';
import { storedEnrollment, toStored } from './stored-enrollment.ts';
import { parseItem, type Table } from './table.ts';

const prefix = 'COURSE#';
const keyOf = (ref: EnrollmentRef) => ({ pk: `SUB#${ref.subscriberId}`, sk: `${prefix}${ref.courseId}` });

/** The enrollment that a key names; undefined for another kind of key. */
export const enrollmentRefOf = ({ pk, sk }: Key): EnrollmentRef | undefined =>
  pk.startsWith('SUB#') && sk.startsWith(prefix)
    ? {
        subscriberId: subscriberId.parse(pk.slice('SUB#'.length)),
        courseId: courseId.parse(sk.slice(prefix.length)),
      }
    : undefined;

/** Enrollments, one item each, with the attributes of the due index exactly while something is due. */
export const createEnrollments = (table: Table, shards: number): Enrollments => ({
  load: async (ref) => {
    const item = await table.get(keyOf(ref));
    return item && parseItem(storedEnrollment, item, keyOf(ref));
  },
  of: async (id) => {
    const found = [];
    const pk = `SUB#${id}`;
    for await (const page of table.pages(pk, prefix))
      found.push(...page.map((item: Item) => parseItem(storedEnrollment, item, { pk, sk: String(item.sk) })));
    return found;
  },
  save: (enrollment) =>
    table.putVersion(
      {
        ...toStored(enrollment),
        ...keyOf(enrollment),
        ...dueShard(enrollment.dueAt, enrollment.subscriberId, shards),
        ...expiringAt(forgottenAt(enrollment.consents)),
      },
      enrollment.version,
    ),
  remove: (ref) => table.remove(keyOf(ref)),
});
