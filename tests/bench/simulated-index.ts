import { duePartition, keys } from '../../lib/adapters/dynamodb/keys.ts';
import { tableDefinition } from '../../lib/adapters/dynamodb/table-definition.ts';
import { type CompiledCourse, crowdOf } from './course.ts';
import { idOf } from './people.ts';

/** DynamoDB reads an index in units of 4 KB, half a unit each when eventual consistency will do. */
const unitBytes = 4096;

/**
 * Read units of one sweep over a due index of so many entries, which no emulator holds: a sorted array a
 * shard, looked into as a tree is, and every entry counted that lies between the beginning and now.
 */
export const simulatedIndexReads = (due: number, subscribers: number, course: CompiledCourse): number => {
  const { shards } = crowdOf(course);
  const entry = entryBytes(course);
  const perShard = Math.ceil(subscribers / shards);
  return Array.from({ length: shards }, () => {
    const times = Float64Array.from({ length: perShard }, (_, index) => index);
    const read = firstAfter(times, due / shards - 1);
    return Math.ceil((read * entry) / unitBytes) / 2 + 0.5;
  }).reduce((sum, units) => sum + units, 0);
};

/** How many times are not later than `now`, by halving. */
const firstAfter = (times: Float64Array, now: number): number => {
  let [from, to] = [0, times.length];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if ((times[middle] ?? 0) <= now) from = middle + 1;
    else to = middle;
  }
  return from;
};

/** An index entry holds four attributes; DynamoDB counts their names too. */
const entryBytes = ({ published }: CompiledCourse): number => {
  const { partitionKey, sortKey, dueIndex } = tableDefinition;
  const names = [partitionKey, sortKey, dueIndex.partitionKey, dueIndex.sortKey].join('');
  const { pk, sk } = keys.enrollment({ subscriberId: idOf(0), courseId: published.course.id });
  const values = [pk, sk, duePartition(0), new Date(0).toISOString()].join('');
  return names.length + values.length;
};
