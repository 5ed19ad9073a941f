import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import * as z from 'zod';
import { csvLines } from '../../lib/adapters/csv.ts';
import type { Cells } from '../../lib/domain/transfer/parse-row.ts';
import { projectRoot } from '../../lib/infra/bundle.ts';
import type { Variables } from '../../lib/local/process/environment.ts';
import type { CompiledCourse } from './course.ts';
import { type Figure, figure } from './figures.ts';
import { addressOf } from './people.ts';
import { stubWith } from './set-up.ts';
import type { Sizes } from './sizes.ts';
import { withoutAws } from './sweep.ts';

const resultSchema = z.object({ cpuMilliseconds: z.number(), peakMegabytes: z.number() });

/** A row of somebody new, who joins the course. */
const cellsOf = (index: number): Cells => ({
  address: addressOf(index),
  zone: 'Europe/London',
  consentAt: '2025-05-01T09:00:00Z',
  consentText: 'Send me the course, one lesson a week. I can leave at any time.',
  consentSource: 'a form elsewhere',
  confirmedAt: '2025-05-01T09:05:00Z',
});

const columns = Object.keys(cellsOf(0)) as (keyof Cells)[];

const writeFile = (path: string, rows: number): Promise<void> => {
  const lines = function* () {
    yield csvLines([columns]);
    for (let index = 0; index < rows; index += 1) {
      const cells = cellsOf(index);
      yield csvLines([columns.map((column) => cells[column] ?? '')]);
    }
  };
  return pipeline(Readable.from(lines()), createWriteStream(path));
};

/** Lambda, as far as a command asks it what a stage's functions know. */
const startLambda = async (environment: Variables) => {
  const server = createServer((_, answer) =>
    answer.end(JSON.stringify({ Environment: { Variables: environment } })),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port has an AddressInfo; strings are for pipes.
  const { port } = server.address() as AddressInfo;
  return { endpoint: `http://127.0.0.1:${port}`, end: () => server.close() };
};

type Imported = z.infer<typeof resultSchema>;

/** The command, over a file of so many people who are all to join. */
const runImport = async (
  path: string,
  rows: number,
  options: readonly string[],
  environment: Variables,
): Promise<Imported> => {
  const args = ['subscribers', 'import', path, '--stage', 'bench', ...options];
  const child = fork(join(projectRoot, 'bin', 'dripline.ts'), args, {
    env: { ...withoutAws(process.env), ...environment },
    execArgv: ['--import', new URL('./tell-costs.ts', import.meta.url).href],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  let said = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    said += chunk;
  });
  let result: unknown;
  child.once('message', (told) => {
    result = told;
  });
  await once(child, 'close');
  if (!said.includes(`${rows}  joined\n`))
    throw new Error(`${rows} rows were imported, and it said: ${said}`);
  return resultSchema.parse(result);
};

/** What it takes to bring in a file of people who are all new, and what its dry run does. */
export const measureImport = async (
  course: CompiledCourse,
  { rowsOfImport: rows }: Sizes,
  folder: string,
): Promise<Figure[]> => {
  const stub = await stubWith(0, course);
  const lambda = await startLambda(stub.environment);
  const path = join(folder, 'people.csv');
  try {
    const environment = {
      ...stub.environment,
      AWS_ENDPOINT_URL_LAMBDA: lambda.endpoint,
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(folder, 'compile-cache'),
    };
    const run = async (people: number, ...options: string[]) => {
      await writeFile(path, people);
      return runImport(path, people, ['--course', course.published.course.id, ...options], environment);
    };
    // Once for what Node keeps of the program it has compiled, unmeasured.
    await run(1, '--dry-run');
    const tried = await run(rows, '--dry-run');
    const taken = await run(rows);
    const of = `${rows.toLocaleString('en')} rows`;
    return [
      figure(`CPU of an import, ${of}`, 's', [taken.cpuMilliseconds / 1000]),
      figure(`CPU of its dry run, ${of}`, 's', [tried.cpuMilliseconds / 1000]),
      figure(`peak memory of an import, ${of}`, 'MB', [taken.peakMegabytes]),
      figure(`peak memory of its dry run, ${of}`, 'MB', [tried.peakMegabytes]),
    ];
  } finally {
    lambda.end();
    await stub.end();
  }
};
