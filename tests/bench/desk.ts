import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import * as z from 'zod';
import { connect } from '../../lib/adapters/connect.ts';
import { keys } from '../../lib/adapters/dynamodb/keys.ts';
import { readEnvironment } from '../../lib/adapters/environment.ts';
import { emailAddress } from '../../lib/domain/subscriber/email-address.ts';
import { type CompiledCourse, crowdOf } from './course.ts';
import { type Figure, figure } from './figures.ts';
import { addressOf, idOf, itemsOf } from './people.ts';
import { admitAs, dynaliteWith, within } from './set-up.ts';
import type { Sizes } from './sizes.ts';
import { withoutAws } from './sweep.ts';

const readSchema = z.object({
  rows: z.int(),
  milliseconds: z.record(z.string(), z.number()),
  megabytes: z.object({ atFirst: z.number(), pages: z.number(), all: z.number() }),
});

/**
 * V8 fills what memory the machine has before it tidies up. Within a bound it shows what pages and lists need: whoever holds on
 * to people as they are read dies of it.
 */
const heapBound = ['--max-old-space-size=96', '--max-semi-space-size=4'];

const atOnce = 5_000;

/** So many people in the middle of the course, each with their address, and the course as live. */
const seed = async (people: number, course: CompiledCourse): Promise<void> => {
  const { hashes, editions } = await connect(readEnvironment(process.env));
  for (let from = 0; from < people; from += atOnce) {
    const to = Math.min(from + atOnce, people);
    await admitAs(from, to, async (index) => [
      ...(await itemsOf(index, crowdOf(course))),
      { ...keys.address(hashes.address(emailAddress.parse(addressOf(index)))), subscriberId: idOf(index) },
    ]);
  }
  const edition = await editions.store(new Map());
  await editions.goLive({ edition, version: 0, courses: [course.published.course.id] });
};

/** How long an operator waits for each page and list of people, and how much memory that takes. */
export const measureDesk = async (
  course: CompiledCourse,
  { subscribersOfDesk: people }: Sizes,
  folder: string,
): Promise<Figure[]> => {
  const dynalite = await dynaliteWith(join(folder, 'desk'), course);
  try {
    await within(dynalite.environment, () => seed(people, course));
    const child = fork(join(import.meta.dirname, 'desk-reader.ts'), {
      env: { ...withoutAws(process.env), ...dynalite.environment },
      execArgv: heapBound,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const failed = once(child, 'exit').then(() => {
      throw new Error('The desk ended without a result.');
    });
    const [result] = await Promise.race([once(child, 'message'), failed]);
    const { rows, milliseconds, megabytes } = readSchema.parse(result);
    if (rows !== people) throw new Error(`${people} people are on record and ${rows} were written.`);
    const of = `${people.toLocaleString('en')} people on record`;
    return [
      ...Object.entries(milliseconds).map(([name, value]) => figure(`${name}, ${of}`, 'ms', [value])),
      figure('memory of the desk before its first page', 'MB', [megabytes.atFirst]),
      figure(`peak memory of the desk, its pages, ${of}`, 'MB', [megabytes.pages]),
      figure(`peak memory of the desk, count and CSV, ${of}`, 'MB', [megabytes.all]),
    ];
  } finally {
    await dynalite.end();
  }
};
