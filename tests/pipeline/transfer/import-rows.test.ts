import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Cells } from '../../../lib/domain/transfer/parse-row.ts';
import { type FileRow, importRows } from '../../../lib/pipeline/transfer/import-rows.ts';
import { sampleCourse } from '../../fixtures/sample-course.ts';
import { aroundCalls } from '../../memory/around-calls.ts';
import { createWebWorld } from '../../worlds/web-in-memory.ts';

const course = sampleCourse.course.id;

const cellsOf = (address: string, rest: Cells = {}): Cells => ({
  address,
  zone: 'Europe/Berlin',
  consentAt: '2025-03-01T10:00:00Z',
  confirmedAt: '2025-03-01T10:05:00Z',
  consentText: 'Yes, send me the course.',
  consentSource: 'the form of the old site',
  ...rest,
});

/** The rows one by one, each told of as it is read. */
const rowsOf = async function* (all: readonly Cells[], read: (row: FileRow) => void = () => {}) {
  for (const [index, cells] of all.entries()) {
    const row = { line: index + 2, cells };
    read(row);
    yield row;
  }
};

const strangers = (count: number): Cells[] =>
  Array.from({ length: count }, (_, index) => cellsOf(`reader-${index}@example.org`));

describe('rows of a file', () => {
  it('are read no further than some before those that are told of, however many there are', async () => {
    const { ports } = createWebWorld();
    let read = 0;
    let told = 0;
    const ahead: number[] = [];
    const rows = rowsOf(strangers(400), () => {
      read += 1;
      ahead.push(read - told);
    });
    for await (const some of importRows(ports, rows, { course, dryRun: false })) {
      expect(some.map(({ line, outcome }) => [line, outcome])).toEqual(
        some.map((_, index) => [told + 2 + index, 'joined']),
      );
      told += some.length;
    }
    expect([read, told]).toEqual([400, 400]);
    expect(Math.max(...ahead)).toBeLessThanOrEqual(32);
  });

  it('come in the order of the file for one person, and side by side for others', async () => {
    const { ports, record } = createWebWorld();
    const twice = [
      cellsOf('ada@example.org', { firstName: 'Ada' }),
      ...strangers(20),
      cellsOf('Ada@Example.org', { firstName: 'Augusta' }),
    ];
    const open: string[] = [];
    let mostAtOnce = 0;
    const { subscribers } = aroundCalls({ subscribers: ports.subscribers }, async (call, make) => {
      if (call !== 'subscribers.takeAddress') return make();
      open.push(call);
      mostAtOnce = Math.max(mostAtOnce, open.length);
      await setImmediate();
      open.pop();
      return make();
    });
    const done = (
      await Array.fromAsync(importRows({ ...ports, subscribers }, rowsOf(twice), { course, dryRun: false }))
    ).flat();
    expect(done.map(({ line }) => line)).toEqual(twice.map((_, index) => index + 2));
    expect(done.at(-1)?.outcome).toBe('twice');
    expect(mostAtOnce).toBeGreaterThan(10);
    const ada = [...record.people.values()].find(({ address }) => address.startsWith('ada@'));
    expect(ada?.firstName).toBe('Ada');
  });

  it('that are under way when one fails are brought to their end before that is said', async () => {
    const { ports, record } = createWebWorld();
    let failed = false;
    const { subscribers } = aroundCalls({ subscribers: ports.subscribers }, async (call, make) => {
      if (call === 'subscribers.takeAddress' && !failed) {
        failed = true;
        throw new Error('The table gave no answer.');
      }
      await setImmediate();
      return make();
    });
    const all = Array.fromAsync(
      importRows({ ...ports, subscribers }, rowsOf(strangers(20)), { course, dryRun: false }),
    );
    await expect(all).rejects.toThrow('The table gave no answer.');
    expect(record.enrolled.size).toBe(19);
  });
});
