import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Command } from 'commander';
import { csvLines } from '../../../lib/adapters/csv.ts';
import type { CourseId } from '../../../lib/domain/content/course.ts';
import { recordOf } from '../../../lib/domain/transfer/csv-header.ts';
import { rowColumns } from '../../../lib/domain/transfer/parse-row.ts';
import { cacheCourses } from '../../../lib/pipeline/send/cache-courses.ts';
import { exportRows } from '../../../lib/pipeline/transfer/export-rows.ts';
import { contentOption } from '../../content-folder.ts';
import { onStage } from '../../on-stage.ts';
import { intoFile } from '../../output-place.ts';
import { type OnStage, stageOption } from '../../stage.ts';
import { withProgress } from '../../with-progress.ts';
import { courseName, courseNotFound } from '../mail-name.ts';

type Options = OnStage & { course?: CourseId; out?: string };
type ExportPorts = Parameters<typeof exportRows>[0];

/** The lines of the file as they are read, the names of the columns first; `count` hears of what each page held. */
export const linesOf = async function* (
  ports: ExportPorts,
  course: CourseId | undefined,
  count: (page: { rows: number; unreadable: number }) => void,
): AsyncGenerator<string> {
  yield csvLines([rowColumns]);
  for await (const { rows, unreadable } of exportRows(ports, course)) {
    count({ rows: rows.length, unreadable });
    if (rows.length > 0) yield csvLines(rows.map(recordOf));
  }
};

export const exportCommand = (): Command =>
  new Command('export')
    .description(
      'Writes everybody in courses and on newsletters, or in one course, as CSV, with their place in it and their consent',
    )
    .option('--course <id>', 'only the people of this course', courseName)
    .option('--out <file>', 'a new file to write, instead of standard output')
    .addOption(stageOption())
    .addOption(contentOption())
    .addHelpText(
      'after',
      '\n"subscribers import" reads what this writes. People who were erased are not in it. To write to standard\n' +
        'output, keep npm quiet: npm run --silent dripline -- subscribers export > people.csv',
    )
    .action(({ out, ...options }: Options) =>
      out === undefined
        ? writeEverybody(options, process.stdout)
        : intoFile(out, 'kept', (file) =>
            writeEverybody(options, file.createWriteStream({ autoClose: false })),
          ),
    );

const writeEverybody = ({ course, ...place }: Omit<Options, 'out'>, to: Writable): Promise<void> =>
  onStage(place, async ({ connection }) => {
    const ports = { ...connection, courses: cacheCourses(connection.courses) };
    if (course && !(await ports.courses.current(course))) throw courseNotFound(course);
    let written = 0;
    let broken = 0;
    const lines = linesOf(ports, course, ({ rows, unreadable }) => {
      written += rows;
      broken += unreadable;
    });
    await withProgress(
      () => `${written} rows so far.`,
      () => pipeline(Readable.from(lines), to, { end: to !== process.stdout }),
    );
    // Not on standard output, which is the file.
    process.stderr.write(`${written} rows.\n`);
    if (broken > 0) {
      process.stderr.write(`${broken} people cannot be read, and are not among them.\n`);
      process.exitCode = 1;
    }
  });
