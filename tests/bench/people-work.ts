import { join } from 'node:path';
import { createWeb } from '../../lambdas/web/handler.ts';
import { connect } from '../../lib/adapters/connect.ts';
import { readEnvironment } from '../../lib/adapters/environment.ts';
import { projectRoot } from '../../lib/infra/bundle.ts';
import type { FileRow } from '../../lib/pipeline/transfer/import-rows.ts';
import { importRows } from '../../lib/pipeline/transfer/import-rows.ts';
import type { CompiledCourse } from './course.ts';
import { type Figure, figure } from './figures.ts';
import { addressOf } from './people.ts';
import { stubWith, within } from './set-up.ts';
import type { Sizes } from './sizes.ts';

const cpuMilliseconds = async (work: () => Promise<unknown>): Promise<number> => {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};

/** What the front page costs, from the request to the last byte of what a browser is sent, compressed. */
export const measureSignUpPage = async (
  course: CompiledCourse,
  { runs, repetitions }: Sizes,
): Promise<Figure> => {
  const stub = await stubWith(1, course);
  try {
    return await within(stub.environment, async () => {
      const environment = readEnvironment(process.env);
      const web = createWeb(await connect(environment, { write: () => undefined }), {
        front: environment.FRONT,
        templates: join(projectRoot, 'templates', 'pages'),
      });
      const visit = async () => {
        const headers = { 'Accept-Language': 'en-GB', 'Accept-Encoding': 'gzip' };
        const page = await web.request('/', { headers });
        if (page.status !== 200) throw new Error(`The front page came to ${page.status}.`);
        await page.arrayBuffer();
      };
      const visits = async () => {
        for (let visitor = 0; visitor < repetitions; visitor += 1) await visit();
      };
      await visits();
      const measured: number[] = [];
      for (let run = 0; run < runs; run += 1) measured.push((await cpuMilliseconds(visits)) / repetitions);
      return figure('CPU of the sign-up page', 'ms', measured);
    });
  } finally {
    await stub.end();
  }
};

const importedAtOnce = 10;

/** A row of somebody new, who joins the course. */
const rowOf = (index: number): FileRow => ({
  line: index + 2,
  cells: {
    address: addressOf(index),
    zone: 'Europe/London',
    consentAt: '2025-05-01T09:00:00Z',
    consentText: 'Send me the course, one lesson a week. I can leave at any time.',
    consentSource: 'a form elsewhere',
    confirmedAt: '2025-05-01T09:05:00Z',
  },
});

/** What a row of an imported file costs, everybody being new. */
export const measureImport = async (
  course: CompiledCourse,
  { runs, repetitions }: Sizes,
): Promise<Figure> => {
  const stub = await stubWith(0, course);
  const rows = repetitions * importedAtOnce;
  const rowsFrom = async function* (first: number): AsyncGenerator<FileRow> {
    for (let index = first; index < first + rows; index += 1) yield rowOf(index);
  };
  try {
    return await within(stub.environment, async () => {
      const connection = await connect(readEnvironment(process.env), { write: () => undefined });
      const measured: number[] = [];
      for (let run = 0; run < runs; run += 1) {
        let joined = 0;
        const cpu = await cpuMilliseconds(async () => {
          const options = { course: course.published.course.id, dryRun: false };
          for await (const batch of importRows(connection, rowsFrom(run * rows), options))
            joined += batch.filter(({ outcome }) => outcome === 'joined').length;
        });
        if (joined !== rows) throw new Error(`${rows} rows were imported and ${joined} people joined.`);
        measured.push(cpu / rows);
      }
      return figure('CPU of an import, a row', 'ms', measured);
    });
  } finally {
    await stub.end();
  }
};
