import { join } from 'node:path';
import { later } from '../../lib/domain/time/instant.ts';
import { type CompiledCourse, crowdOf } from './course.ts';
import { passEvents } from './feedback.ts';
import { type Figure, figure } from './figures.ts';
import { measureLengths } from './lengths.ts';
import { startMeter, type Units } from './meter.ts';
import { admit, dynaliteWith, environmentOf, within } from './set-up.ts';
import { simulatedIndexReads } from './simulated-index.ts';
import type { Sizes } from './sizes.ts';
import { complete, runSweep } from './sweep.ts';

/** Units of one delivery, a value for each run. */
export type PerDelivery = { writeUnits: readonly number[]; readUnits: readonly number[] };

/** Capacity units of sweeps in which few are due: among few subscribers, and among many. */
export const measureUnits = async (
  program: string,
  course: CompiledCourse,
  { runs, dueForUnits: due, subscribers: [few, many], simulatedSubscribers }: Sizes,
  folder: string,
): Promise<{ figures: Figure[]; perDelivery: PerDelivery; readsOfFeedback: number }> => {
  const dynalite = await dynaliteWith(join(folder, 'dynalite-for-units'), course);
  const meter = await startMeter(dynalite.endpoints.dynamoDb);
  const metered = environmentOf({ ...dynalite.endpoints, dynamoDb: meter.endpoint }, course);

  const sweepsAmong = async (): Promise<Units[]> => {
    const used: Units[] = [];
    for (let run = 0; run < runs; run += 1) {
      // Through the meter, which so learns where the items stand in the index.
      await within(metered, () => admit(0, due, crowdOf(course)));
      meter.read();
      complete(await runSweep(program, metered), due);
      used.push(meter.read());
    }
    return used;
  };

  const others = { ...crowdOf(course), dueAt: later(crowdOf(course).dueAt, { days: 3 }) };
  await within(dynalite.environment, () => admit(due, few, others));
  const amongFew = await sweepsAmong();
  await within(dynalite.environment, () => admit(few, many, others));
  const amongMany = await sweepsAmong();
  await passEvents(metered, course, due);
  const readsOfFeedback = meter.read().reads / due;
  const lengths = await measureLengths(course, metered, meter.read);
  meter.end();
  await dynalite.end();

  const each = (units: readonly Units[], of: (used: Units) => number) => units.map((used) => of(used) / due);
  const perDelivery = {
    writeUnits: each(amongMany, ({ writes, indexWrites }) => writes + indexWrites),
    readUnits: each(amongMany, ({ reads, indexReads }) => reads + indexReads),
  };
  const indexReads = (subscribers: number) =>
    `read units of the due index, ${due.toLocaleString('en')} due of ${subscribers.toLocaleString('en')}`;
  return {
    perDelivery,
    readsOfFeedback,
    figures: [
      figure(
        indexReads(few),
        'RRU',
        amongFew.map((used) => used.indexReads),
      ),
      figure(
        indexReads(many),
        'RRU',
        amongMany.map((used) => used.indexReads),
      ),
      figure(`${indexReads(simulatedSubscribers)}, simulated`, 'RRU', [
        simulatedIndexReads(due, simulatedSubscribers, course),
      ]),
      figure('read units of a delivery', 'RRU', perDelivery.readUnits),
      figure('read units of the events of a mail', 'RRU', [readsOfFeedback]),
      figure('write units of a delivery', 'WRU', perDelivery.writeUnits),
      figure(
        '  of it: the table',
        'WRU',
        each(amongMany, ({ writes }) => writes),
      ),
      figure(
        '  of it: the due index, by rule',
        'WRU',
        each(amongMany, ({ indexWrites }) => indexWrites),
      ),
      ...lengths,
    ],
  };
};
