import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { Unusable } from '../../adapters/unusable.ts';
import { passHeader, passSchema } from './pass.ts';

const worldFileSchema = z.object({
  pid: z.int(),
  url: z.url(),
  /** What its services answer to. Worlds of earlier versions had none, and still hold their folder. */
  pass: passSchema.optional(),
});

/** A local world that runs on a data folder: the process, and where it answers. */
export type RunningWorld = z.infer<typeof worldFileSchema>;

/** Where a world says who it is; what makes `world.json` a lock that a sudden end cannot leave shut. */
export const whoAmIPath = '/_local/world';

/** The file that says who holds a data folder. */
export const worldFile = 'world.json';

const fileIn = (folder: string): string => join(folder, worldFile);

/** The world that runs on a data folder now, if one does. */
export const runningWorld = async (folder: string): Promise<RunningWorld | undefined> => {
  const written = await readFile(fileIn(folder), 'utf8').catch(() => undefined);
  const claimed = worldFileSchema.safeParse(parseJson(written));
  return claimed.success && (await answers(claimed.data)) ? claimed.data : undefined;
};

const environmentSchema = z.object({ environment: z.record(z.string(), z.string()) });

/** The environment variables by which another process on this machine reaches the services of a running world. */
export const environmentOf = async ({ pid, url, pass }: RunningWorld): Promise<Record<string, string>> => {
  const answer = await fetch(url + whoAmIPath, { headers: pass === undefined ? {} : { [passHeader]: pass } });
  const told = environmentSchema.safeParse(await answer.json());
  if (told.success) return told.data.environment;
  throw new Unusable(
    `The Dripline that runs at ${url} (process ${pid}) is of another version; end it and start it again.`,
  );
};

export type Hold = { release(): Promise<void> } | { heldBy: RunningWorld };

/**
 * Takes a data folder for one world. The world must answer under its URL already: the file alone proves
 * nothing after a kill, and process ids come round again.
 */
export const holdFolder = async (folder: string, self: RunningWorld): Promise<Hold> => {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const heldBy = await runningWorld(folder);
  if (heldBy) return { heldBy };
  await rm(fileIn(folder), { force: true, recursive: true });
  try {
    await writeFile(fileIn(folder), JSON.stringify(self), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    // Somebody else took it in this very moment.
    const winner = await runningWorld(folder);
    if (winner) return { heldBy: winner };
    throw error;
  }
  return { release: () => rm(fileIn(folder), { force: true }) };
};

/** A busy world may take its time to answer; a gone one refuses at once, or is somebody else. */
const answers = async ({ pid, url }: RunningWorld): Promise<boolean> => {
  try {
    const response = await fetch(url + whoAmIPath, { signal: AbortSignal.timeout(10_000) });
    const self = z.object({ pid: z.int() }).safeParse(await response.json());
    return self.success && self.data.pid === pid;
  } catch (error) {
    return error instanceof DOMException && error.name === 'TimeoutError';
  }
};

const parseJson = (text: string | undefined): unknown => {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
};
