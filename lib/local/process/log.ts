import { appendFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the local world keeps what the functions would write to their log. */
export const logTo = (folder: string) => {
  const file = join(folder, 'log.ndjson');
  // So that a file that cannot be written is found out before there is something to say.
  appendFileSync(file, '');
  return (line: string) => appendFileSync(file, `${line}\n`);
};
