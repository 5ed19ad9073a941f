import {
  accessSync,
  appendFileSync,
  constants,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileTrouble } from '../../adapters/on-file.ts';
import { Unusable } from '../../adapters/unusable.ts';
import { type Instant, later } from '../../domain/time/instant.ts';
import { damagedFile } from '../process/damaged-file.ts';
import { type StoredMail, storedMailSchema } from './contract.ts';

/**
 * Accepted mails, kept between runs: `mails.ndjson` has a line for each, `<id>.eml` every byte of it.
 * The bytes are written first, so that a line always has its file.
 */
export const openMailStore = (folder: string) => {
  mkdirSync(folder, { recursive: true });
  const index = join(folder, 'mails.ndjson');
  const mails = readIndex(folder, index);

  return {
    add(mail: Omit<StoredMail, 'id'>, raw: Uint8Array): StoredMail {
      const stored = { id: String(mails.length + 1).padStart(8, '0'), ...mail };
      writeFileSync(emlIn(folder, stored.id), raw);
      appendFileSync(index, `${JSON.stringify(stored)}\n`);
      mails.push(stored);
      return stored;
    },

    /** Oldest first, from after the mail `cursor` on. */
    since: (cursor: string): StoredMail[] => mails.filter(({ id }) => id > cursor),

    lastTo: (address: string): StoredMail | undefined =>
      mails.findLast(({ destinations }) => destinations.some((to) => sameAddress(to, address))),

    /** How many recipients were mailed in the 24 hours before `now`, which is what SES counts. */
    sentInDayBefore(now: Instant): number {
      const since = later(now, { hours: -24 });
      const firstInside = mails.findLastIndex(({ sentAt }) => sentAt <= since) + 1;
      return mails.slice(firstInside).reduce((sum, { destinations }) => sum + destinations.length, 0);
    },

    raw: (id: string): Buffer => readFileSync(emlIn(folder, id)),
  };
};

export const sameAddress = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** Lines begin so. */
const beginning = '{"id":"';

/** A last line cut short by a sudden end is dropped: its sender never got an answer. */
const readIndex = (folder: string, file: string): StoredMail[] => {
  const written = fileText(file);
  const whole = written.slice(0, written.lastIndexOf('\n') + 1);
  const rest = written.slice(whole.length);
  const mails = whole
    .split('\n')
    .flatMap((line, index) => (line === '' ? [] : mailIn(file, index + 1, line)));
  if (!rest.startsWith(beginning.slice(0, rest.length)))
    throw damagedFile(file, `line ${mails.length + 1} is not what Dripline writes there`);
  for (const { id } of mails) expectReadable(emlIn(folder, id), `${file} names it`);
  // The bytes of one mail may lie there without their line, after a sudden end.
  const unnamed = readdirSync(folder).filter(
    (name) => name.endsWith('.eml') && Number.parseInt(name, 10) > mails.length + 1,
  );
  if (unnamed[0] !== undefined)
    throw damagedFile(file, `it does not name ${unnamed[0]}, which lies beside it`);
  if (rest !== '') writeFileSync(file, whole);
  return mails;
};

const expectReadable = (file: string, why: string): void => {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile())
    throw damagedFile(file, `it is missing, and ${why}`);
  accessSync(file, constants.R_OK);
};

const fileText = (file: string): string => {
  try {
    writeFileSync(file, '', { flag: 'a' });
    return readFileSync(file, 'utf8');
  } catch (error) {
    const trouble = fileTrouble(error, file);
    throw trouble === undefined ? error : new Unusable(trouble, { cause: error });
  }
};

const mailIn = (file: string, line: number, text: string): StoredMail => {
  try {
    return storedMailSchema.parse(JSON.parse(text));
  } catch {
    throw damagedFile(file, `line ${line} is not what Dripline writes there`);
  }
};

const emlIn = (folder: string, id: string): string => join(folder, `${id}.eml`);
