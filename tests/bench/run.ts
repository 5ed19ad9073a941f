import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writeContent } from '../worlds/content-on-disk.ts';
import { compareWith } from './against.ts';
import { contentOf, theCourse } from './course.ts';
import { measureDesk } from './desk.ts';
import { eventsPerMail, passEvents } from './feedback.ts';
import { asComparison, asTable, type Figure, figure, resultsOf } from './figures.ts';
import { measureImport } from './import-file.ts';
import { measureColdImports, measureCompiling } from './making.ts';
import { dollarsFor, dollarsForSes } from './money.ts';
import { measureNewsletter } from './newsletter.ts';
import { measureParts } from './parts.ts';
import { measureSignUpPage } from './people-work.ts';
import { stubWith } from './set-up.ts';
import { fullSize, type Sizes, smallSize } from './sizes.ts';
import { measureSpeed, memoryFigures } from './speed.ts';
import { measureStart } from './start.ts';
import { buildSweeper, complete, runSweep } from './sweep.ts';
import { measureUnits } from './units.ts';

/**
 * `npm run bench`: measures the sender as it ships and writes the figures to a file. DynamoDB and SES are
 * processes of their own, as is the sweeper, so that each process's CPU is its own.
 */
const bench = async (sizes: Sizes, folder: string): Promise<Figure[]> => {
  const progress = (step: string) => process.stderr.write(`${step} …\n`);
  const course = await theCourse(contentOf(sizes));
  const program = buildSweeper(join(folder, 'sweeper'));

  progress('making mails');
  const compiling = await measureCompiling(course.compile, sizes);
  const stub = await stubWith(sizes.repetitions, course);
  const content = await writeContent(join(folder, 'content'), contentOf(sizes));
  const imports = await measureColdImports(
    { folder: join(folder, 'bundles'), content },
    stub.environment,
    sizes,
  );
  const passed = [];
  for (let run = 0; run < sizes.runs; run += 1)
    passed.push(await passEvents(stub.environment, course, sizes.repetitions));
  await stub.end();

  progress('speed');
  const speed = await measureSpeed(program, course, sizes, folder);
  const parts = await measureParts(course, sizes, speed.sweeps);
  progress('the desk');
  const desk = await measureDesk(course, sizes, folder);
  progress('capacity units');
  const units = await measureUnits(program, course, sizes, folder);
  progress('newsletters');
  const newsletter = await measureNewsletter(program, course, sizes, folder);
  progress('pages and imports');
  const forPeople = [await measureSignUpPage(course, sizes), ...(await measureImport(course, sizes, folder))];
  progress('npm start');
  const starts = await measureStart(join(folder, 'starts'), content, sizes);
  progress('memory');
  const crowded = await stubWith(sizes.dueForMemory, course);
  const long = await runSweep(program, crowded.environment).finally(crowded.end);

  const feedback = {
    events: eventsPerMail,
    calls: (passed[0]?.calls ?? 0) / sizes.repetitions,
    readUnits: units.readsOfFeedback,
    cpuMilliseconds: passed.map(({ cpuMilliseconds }) => cpuMilliseconds / sizes.repetitions),
  };
  const dollars = [
    ...dollarsFor('lessons', {
      ...units.perDelivery,
      logBytes: speed.sweeps.map(({ logBytes, sent }) => logBytes / sent),
      feedback,
    }),
    ...dollarsFor('copies of an issue', { ...newsletter.perCopy, feedback }),
    ...dollarsForSes(),
  ];
  const memory = memoryFigures(sizes, speed.sweeps, complete(long, sizes.dueForMemory));
  return [
    ...speed.figures,
    ...parts,
    ...units.figures,
    ...newsletter.figures,
    ...forPeople,
    figure('CPU of the word of a delivery, many together', 'ms', feedback.cpuMilliseconds),
    ...dollars,
    compiling,
    ...imports,
    ...starts,
    ...memory,
    ...desk,
  ];
};

const { values } = parseArgs({
  options: {
    small: { type: 'boolean', default: false },
    /** The desk alone; its figures are printed, and the file stays as it is. */
    desk: { type: 'boolean', default: false },
    /** This tree beside another state of it, a git ref; printed as well. With `--sweep` the sweeps alone. */
    against: { type: 'string' },
    sweep: { type: 'boolean', default: false },
    out: { type: 'string', default: join(import.meta.dirname, 'results.json') },
  },
});
const folder = await mkdtemp(join(tmpdir(), 'dripline-bench-'));
const sizes = values.small ? smallSize : fullSize;

const told = async (): Promise<string> => {
  if (values.against !== undefined)
    return asComparison(await compareWith(values.against, sizes, { folder, sweepAlone: values.sweep }));
  if (values.desk) return asTable(await measureDesk(await theCourse(contentOf(sizes)), sizes, folder));
  const figures = await bench(sizes, folder);
  await writeFile(values.out, `${JSON.stringify(resultsOf(figures), null, 2)}\n`);
  return asTable(figures);
};

try {
  process.stdout.write(`${await told()}\n`);
} finally {
  await rm(folder, { recursive: true, force: true });
}
