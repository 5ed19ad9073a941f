import { appendFileSync } from 'node:fs';
import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where this run of the tests puts everything that was logged. */
    logFolder: string;
  }
}

/** Keeps what was logged, whoever logged it, for the test that runs last and looks through all of it. */
export const collect = (text: string): void => {
  if (text !== '') appendFileSync(join(inject('logFolder'), `${process.pid}.log`), `${text.trimEnd()}\n`);
};

/** Keeps the logs of every world that ran in a folder. */
export const collectFrom = async (folder: string): Promise<void> => {
  for await (const file of glob('**/log.ndjson', { cwd: folder }))
    collect(await readFile(join(folder, file), 'utf8'));
};

/** Every line that the whole run has logged so far. */
export const collected = async (): Promise<string[]> => {
  const folder = inject('logFolder');
  const texts = await Array.fromAsync(glob('*.log', { cwd: folder }), (file) =>
    readFile(join(folder, file), 'utf8'),
  );
  return texts.flatMap((text) => text.split('\n')).filter(Boolean);
};
