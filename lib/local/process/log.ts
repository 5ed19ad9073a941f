import { appendFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the local world keeps what the functions would write to their log. */
export const logTo = (folder: string) => (line: string) =>
  appendFileSync(join(folder, 'log.ndjson'), `${line}\n`);
