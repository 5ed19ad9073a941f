import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A hash of what the form is made of: part of the proof of what somebody agreed to. */
export const formVersionOf = (pagesFolder: string): string => {
  const hash = createHash('sha256');
  for (const name of ['sign-up.hbs', 'fields.hbs']) hash.update(readFileSync(join(pagesFolder, name)));
  return hash.digest('hex').slice(0, 12);
};
