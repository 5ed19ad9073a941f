import { join } from 'node:path';
import { type CompiledCourse, crowdOf } from './course.ts';
import { type Figure, figure } from './figures.ts';
import { admit, dynaliteWith, stubWith, within } from './set-up.ts';
import type { Sizes } from './sizes.ts';
import { complete, runSweep, type Sweep } from './sweep.ts';

const perSecond = ({ sent, milliseconds }: Sweep): number => (sent / milliseconds) * 1000;
const cpuEach = ({ sent, cpuMilliseconds }: Sweep): number => cpuMilliseconds / sent;

/** A stub is filled, swept once and thrown away. */
export const sweepStub = async (program: string, due: number, course: CompiledCourse): Promise<Sweep> => {
  const stub = await stubWith(due, course);
  try {
    return complete(await runSweep(program, stub.environment), due);
  } finally {
    await stub.end();
  }
};

export type Speed = { figures: Figure[]; sweeps: Sweep[] };

/** What one side of a comparison says of its sweeps. */
export const sweepFigures = (sweeps: readonly Sweep[]): Figure[] => [
  figure('CPU of the sweeper, a delivery', 'ms', sweeps.map(cpuEach)),
  figure('deliveries, the sweeper being the limit', 'a second', sweeps.map(perSecond)),
  figure(
    'peak memory of the sweeper',
    'MB',
    sweeps.map(({ peakMegabytes }) => peakMegabytes),
  ),
];

/** How fast one sweeper is, with a DynamoDB that takes no time and with dynalite, which does. */
export const measureSpeed = async (
  program: string,
  course: CompiledCourse,
  sizes: Sizes,
  folder: string,
): Promise<Speed> => {
  const sweeps: Sweep[] = [];
  for (let run = 0; run < sizes.runs; run += 1) sweeps.push(await sweepStub(program, sizes.due, course));

  const dynalite = await dynaliteWith(join(folder, 'dynalite-for-speed'), course);
  const slower: Sweep[] = [];
  for (let run = 0; run < sizes.runs; run += 1) {
    await within(dynalite.environment, () => admit(0, sizes.dueInDynalite, crowdOf(course)));
    slower.push(complete(await runSweep(program, dynalite.environment), sizes.dueInDynalite));
  }
  await dynalite.end();

  return {
    sweeps,
    figures: [
      figure('deliveries, the sweeper being the limit', 'a second', sweeps.map(perSecond)),
      figure('deliveries, dynalite being the limit', 'a second', slower.map(perSecond)),
      figure('CPU of the sweeper, a delivery', 'ms', sweeps.map(cpuEach)),
    ],
  };
};

/** Memory at its peak: after sweeps of the usual size, and after a very long one. */
export const memoryFigures = (
  { due, dueForMemory }: Sizes,
  sweeps: readonly Sweep[],
  long: Sweep,
): Figure[] => {
  const peaks = (of: readonly Sweep[]) => of.map(({ peakMegabytes }) => peakMegabytes);
  const name = (mails: number) => `peak memory of the sweeper, ${mails.toLocaleString('en')} due`;
  return [figure(name(due), 'MB', peaks(sweeps)), figure(name(dueForMemory), 'MB', peaks([long]))];
};
