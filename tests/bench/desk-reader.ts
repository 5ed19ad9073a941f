import { columns, rowOf } from '../../bin/commands/subscribers/people-rows.ts';
import { connectSender } from '../../lib/adapters/connect-sender.ts';
import { csvLines } from '../../lib/adapters/csv.ts';
import { examinedStage } from '../../lib/adapters/doctor/examined-stage.ts';
import { readEnvironment } from '../../lib/adapters/environment.ts';
import { failedWork } from '../../lib/adapters/failed-work.ts';
import { createDeskApp } from '../../lib/desk/desk-app.ts';
import { listId, segmentName, segmentSchema } from '../../lib/domain/content/newsletter.ts';
import { countSegments } from '../../lib/pipeline/people/count-segments.ts';
import { cursorAsText } from '../../lib/pipeline/people/cursor-as-text.ts';
import {
  everybodyShown,
  listPeople,
  type PeopleCursor,
  pageOf,
} from '../../lib/pipeline/people/list-people.ts';
import { addressOf } from './people.ts';

/**
 * The desk as a process of its own, as `dripline desk` is one, asked for everything about people once and again. Says on its
 * channel how long each took and how much memory it had at its height.
 */
const environment = readEnvironment(process.env);
const connection = await connectSender(environment);
const desk = createDeskApp({
  head: { stage: 'bench', links: [] },
  connection,
  examined: examinedStage(environment),
  ...failedWork(environment),
});

const megabytes = { atFirst: process.memoryUsage.rss() / 2 ** 20, pages: 0, all: 0 };
const sample = (): void => {
  megabytes.all = Math.max(megabytes.all, process.memoryUsage.rss() / 2 ** 20);
};
const sampling = setInterval(sample, 20);

const milliseconds: Record<string, number> = {};
const timed = async <Result>(name: string, work: () => Promise<Result>): Promise<Result> => {
  const start = performance.now();
  const result = await work();
  milliseconds[name] = performance.now() - start;
  return result;
};

const ask = async (path: string, expected: number, body?: URLSearchParams): Promise<string> => {
  const address = `http://127.0.0.1/_local/desk/people${path}`;
  const answer = await desk.request(address, body ? { method: 'POST', body } : {});
  if (answer.status !== expected) throw new Error(`${path} answered ${answer.status}.`);
  return answer.headers.get('location') ?? (await answer.text());
};

const pageSize = pageOf(50);
const list = listPeople(connection);

/** As far as there are so many pages. */
const cursorOfPage = async (number: number): Promise<PeopleCursor | undefined> => {
  let from: PeopleCursor | undefined;
  for (let page = 1; page < number; page += 1) {
    const { next } = await list({}, pageSize, from);
    if (!next) return from;
    from = next.from;
  }
  return from;
};

// Once for the compiler, unmeasured.
await ask('', 200);
await timed('people page', () => ask('', 200));
await timed('people page of one course and standing', () => ask('?course=bread&standing=active', 200));
await timed('people page whose filter fits nobody', () => ask('?tag=nobody', 200));
const found = await timed('find by address', () =>
  ask('/find', 303, new URLSearchParams({ who: addressOf(7) })),
);
await timed('page of one person', () => ask(found.replace('/_local/desk/people', ''), 200));
await timed('subscribers list, first page', () => list({}, pageSize));
const hundredth = await cursorOfPage(100);
await timed('subscribers list, 100th page', () => list({}, pageSize, hundredth));
if (hundredth) await timed('people page, the 100th', () => ask(`?after=${cursorAsText(hundredth)}`, 200));
sample();
megabytes.pages = megabytes.all;

await timed('count of a segment', () =>
  countSegments(connection)([
    {
      list: listId.parse('letters'),
      name: segmentName.parse('europe'),
      segment: segmentSchema.parse({ course: 'bread', standing: 'active', zone: 'Europe/' }),
    },
  ]),
);
let rows = 0;
await timed('CSV of everybody', async () => {
  for await (const page of everybodyShown(connection, {})) {
    const cells = page.found
      .map((person) => rowOf(person, false))
      .map((row) => columns.map((one) => row[one]));
    if (csvLines(cells).length > 0) rows += cells.length;
  }
});
clearInterval(sampling);
process.send?.({ rows, milliseconds, megabytes }, () => process.exit());
