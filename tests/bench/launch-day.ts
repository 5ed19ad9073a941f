import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { templatesFolder } from '../../bin/commands/folders.ts';
import { startWorld } from '../../lib/local/world/world.ts';
import { twelveWeeks } from '../fixtures/twelve-weeks.ts';
import { writeContent } from '../worlds/content-on-disk.ts';

/**
 * `npm run bench:launch-day`: visitors come to the sign-up page of the local world at a steady rate, whether the one before has been
 * answered or not, and some of them sign up. What of it says something about AWS is in docs/launch-day.md.
 */
const { values } = parseArgs({
  options: {
    rate: { type: 'string', default: '200' },
    seconds: { type: 'string', default: '20' },
    'signs-up': { type: 'string', default: '10' },
  },
});
const [rate, seconds, signsUp] = [values.rate, values.seconds, values['signs-up']].map(Number) as [
  number,
  number,
  number,
];

type Answer = { milliseconds: number; status: number };

const timed = async (ask: () => Promise<Response>): Promise<Answer> => {
  const start = performance.now();
  try {
    const response = await ask();
    await response.arrayBuffer();
    return { milliseconds: performance.now() - start, status: response.status };
  } catch {
    return { milliseconds: performance.now() - start, status: 0 };
  }
};

const quantile = (sorted: readonly number[], of: number): string =>
  (sorted[Math.min(sorted.length - 1, Math.floor(of * sorted.length))] ?? 0).toFixed(0);

const inWords = (name: string, answers: readonly Answer[]): string => {
  const times = answers.map(({ milliseconds }) => milliseconds).sort((one, other) => one - other);
  const failed = answers.filter(({ status }) => status !== 200).length;
  return `${name}: ${answers.length}, ${failed} not answered with 200; half within ${quantile(times, 0.5)} ms, 99 of 100 within ${quantile(times, 0.99)} ms`;
};

const folder = await mkdtemp(join(tmpdir(), 'dripline-launch-'));
const content = await writeContent(join(folder, 'content'), twelveWeeks());
const world = await startWorld({
  folder: join(folder, 'world'),
  port: 0,
  content,
  templates: templatesFolder,
});
try {
  if ('refused' in world) throw new Error(world.refused.join('\n'));
  const first = await fetch(world.url, { headers: { 'accept-encoding': 'gzip' } });
  const html = await first.text();
  process.stdout.write(
    `The page: ${Buffer.byteLength(html)} bytes, ${first.headers.get('content-length') ?? 'an unknown number'} as sent; kept by caches: ${first.headers.get('cache-control')}\n`,
  );

  const look = (): Promise<Response> => fetch(world.url);
  const signUp = (visitor: number): Promise<Response> =>
    fetch(`${world.url}/subscribe`, {
      method: 'POST',
      body: new URLSearchParams({ email: `visitor-${visitor}@readers-${visitor % 50}.example.org` }),
    });
  const [looks, signUps]: [Promise<Answer>[], Promise<Answer>[]] = [[], []];
  const processor = process.cpuUsage();
  const start = performance.now();
  for (let visitor = 0; visitor < rate * seconds; visitor += 1) {
    const early = (visitor * 1000) / rate - (performance.now() - start);
    if (early > 1) await pause(early);
    looks.push(timed(look));
    if (visitor % signsUp === 0) signUps.push(timed(() => signUp(visitor)));
  }
  const [seen, signed] = [await Promise.all(looks), await Promise.all(signUps)];
  const elapsed = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(processor);
  process.stdout.write(
    [
      `${rate} visitors a second were to come for ${seconds} s; all were answered after ${elapsed.toFixed(1)} s`,
      inWords('looks', seen),
      inWords('sign-ups', signed),
      `processor time a visitor, the visitors' own and all jobs of their sign-ups included: ${((user + system) / 1000 / (rate * seconds)).toFixed(2)} ms`,
      '',
    ].join('\n'),
  );
} finally {
  if (!('refused' in world)) await world.close();
  await rm(folder, { recursive: true, force: true });
}
