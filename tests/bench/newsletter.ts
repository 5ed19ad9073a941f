import { join } from 'node:path';
import { connectSender } from '../../lib/adapters/connect-sender.ts';
import { readEnvironment } from '../../lib/adapters/environment.ts';
import type { Variables } from '../../lib/local/process/environment.ts';
import { fanOutIssue } from '../../lib/pipeline/send/fan-out-issue.ts';
import { type CompiledCourse, crowdOf } from './course.ts';
import { type Figure, figure } from './figures.ts';
import { memberItemsOf, publishIssue } from './members.ts';
import { startMeter, type Units } from './meter.ts';
import { admitAs, dynaliteWith, environmentOf, within } from './set-up.ts';
import type { Sizes } from './sizes.ts';
import { complete, runSweep } from './sweep.ts';

/** Units of one copy of an issue, its fan-out included, a value for each run; and the CPU of both. */
export type PerCopy = { writeUnits: number[]; readUnits: number[]; logBytes: number[] };

/** Makes the copies of an issue in this process, as a sweep does in its own; its CPU, in ms. */
const fanOut = (environment: Variables, course: CompiledCourse, name: string): Promise<number> =>
  within(environment, async () => {
    const ref = await publishIssue(course, name);
    const connection = await connectSender(readEnvironment(process.env), { write: () => undefined });
    const before = process.cpuUsage();
    const outcome = await fanOutIssue(connection)(ref, () => true);
    const { user, system } = process.cpuUsage(before);
    if (outcome !== 'fanned-out') throw new Error(`The fan-out came to "${outcome}".`);
    return (user + system) / 1000;
  });

/** An issue from its fan-out to the last copy: what each costs, in units and in CPU. */
export const measureNewsletter = async (
  program: string,
  course: CompiledCourse,
  { runs, members }: Sizes,
  folder: string,
): Promise<{ figures: Figure[]; perCopy: PerCopy }> => {
  const dynalite = await dynaliteWith(join(folder, 'dynalite-for-newsletters'), course);
  const meter = await startMeter(dynalite.endpoints.dynamoDb);
  const metered = environmentOf({ ...dynalite.endpoints, dynamoDb: meter.endpoint }, course);
  const { dueAt: since } = crowdOf(course);
  await within(dynalite.environment, () => admitAs(0, members, (index) => memberItemsOf(index, since)));

  const making: { units: Units; sending: Units; cpu: number; copyCpu: number; logBytes: number }[] = [];
  for (let run = 0; run < runs; run += 1) {
    // Through the meter, which shares this process, for the units; past it, for the CPU.
    meter.read();
    await fanOut(metered, course, `metered-${run}`);
    const units = meter.read();
    const sweep = complete(await runSweep(program, metered), members);
    const sending = meter.read();
    const cpu = await fanOut(dynalite.environment, course, `plain-${run}`);
    const plain = complete(await runSweep(program, dynalite.environment), members);
    making.push({ units, sending, cpu, copyCpu: plain.cpuMilliseconds, logBytes: sweep.logBytes });
  }
  meter.end();
  await dynalite.end();

  const each = (of: (run: (typeof making)[number]) => number) => making.map((run) => of(run) / members);
  const writes = ({ writes: table, indexWrites }: Units) => table + indexWrites;
  const reads = ({ reads: table, indexReads }: Units) => table + indexReads;
  const perCopy = {
    writeUnits: each(({ units, sending }) => writes(units) + writes(sending)),
    readUnits: each(({ units, sending }) => reads(units) + reads(sending)),
    logBytes: each(({ logBytes }) => logBytes),
  };
  return {
    perCopy,
    figures: [
      figure(
        'CPU of the fan-out, a member',
        'ms',
        each(({ cpu }) => cpu),
      ),
      figure(
        'CPU of the sweeper, a copy of an issue, with dynalite',
        'ms',
        each(({ copyCpu }) => copyCpu),
      ),
      figure('write units of a copy of an issue', 'WRU', perCopy.writeUnits),
      figure(
        '  of it: the fan-out',
        'WRU',
        each(({ units }) => writes(units)),
      ),
      figure('read units of a copy of an issue', 'RRU', perCopy.readUnits),
      figure(
        '  of it: the fan-out',
        'RRU',
        each(({ units }) => reads(units)),
      ),
    ],
  };
};
