import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Instant, later } from '../../domain/time/instant.ts';
import { type StoredMail, storedMailSchema } from './contract.ts';

/**
 * Accepted mails, kept between runs: `mails.ndjson` has a line for each, `<id>.eml` every byte of it.
 * The bytes are written first, so that a line always has its file.
 */
export const openMailStore = (folder: string) => {
  mkdirSync(folder, { recursive: true });
  const index = join(folder, 'mails.ndjson');
  const mails = readIndex(index);

  return {
    add(mail: Omit<StoredMail, 'id'>, raw: Uint8Array): StoredMail {
      const stored = { id: String(mails.length + 1).padStart(8, '0'), ...mail };
      writeFileSync(join(folder, `${stored.id}.eml`), raw);
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

    raw: (id: string): Buffer => readFileSync(join(folder, `${id}.eml`)),
  };
};
export type MailStore = ReturnType<typeof openMailStore>;

export const sameAddress = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** A last line cut short by a sudden end is dropped: its sender never got an answer. */
const readIndex = (file: string): StoredMail[] => {
  writeFileSync(file, '', { flag: 'a' });
  const written = readFileSync(file, 'utf8');
  const whole = written.slice(0, written.lastIndexOf('\n') + 1);
  if (whole !== written) writeFileSync(file, whole);
  return whole
    .split('\n')
    .filter(Boolean)
    .map((line) => storedMailSchema.parse(JSON.parse(line)));
};
