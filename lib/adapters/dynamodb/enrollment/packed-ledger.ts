import { hash } from 'node:crypto';
import {
  type CourseMail,
  type DeliveryKey,
  keyOf,
  occasionOf,
} from '../../../domain/delivery/delivery-key.ts';
import type { LedgerEntry } from '../../../domain/delivery/ledger-entry.ts';
import { type Instant, instantAt } from '../../../domain/time/instant.ts';
import type { NumberedMails } from './lesson-numbers.ts';

/**
 * Lessons that were sent at their first attempt, which in time are nearly all of a ledger, as bytes: four for each of them, so
 * that an enrollment in a course of sixty lessons stays below a kilobyte and each of the two writes of a delivery costs one
 * unit. When each was sent is kept to the second.
 *
 *     checksum     four bytes of the SHA-256 of the names that the numbers below stand for, in that order
 *     each lesson  its number and whether a round follows · the round, where it is not the first · seconds since the one before
 *
 * Numbers are as short as they may be: seven bits a byte, the lowest first, the eighth says that more follow.
 */
export type PackedLedger = Uint8Array;

export type SentAtOnce = { mail: CourseMail; round: number; at: Instant };

/** What can be packed of a ledger: undefined for an entry that says more than when. */
export const sentAtOnce = (key: DeliveryKey, entry: LedgerEntry): SentAtOnce | undefined => {
  const occasion = occasionOf(key);
  return entry.status === 'sent' && entry.attempt === 1 && occasion && occasion.copy === 1
    ? { mail: occasion.mail, round: occasion.round, at: entry.at }
    : undefined;
};

export const packLedger = (
  sent: readonly SentAtOnce[],
  { numbers }: Pick<NumberedMails, 'numbers'>,
): PackedLedger => {
  const inOrder = sent
    .map(({ mail, round, at }) => ({
      mail,
      round,
      at: Math.floor(Date.parse(at) / 1000),
      number: numbers.get(mail) ?? 0,
    }))
    .sort((a, b) => a.at - b.at || a.number - b.number || a.round - b.round);
  const bytes: number[] = [...checksumOf(inOrder.map(({ mail }) => mail))];
  let before = 0;
  for (const { number, round, at } of inOrder) {
    write(bytes, 2 * number + (round > 1 ? 1 : 0));
    if (round > 1) write(bytes, round);
    write(bytes, at - before);
    before = at;
  }
  return Uint8Array.from(bytes);
};

type Numbered = { number: number; round: number; at: number };

/** Undefined for what nobody here has packed. */
const numbersIn = (packed: PackedLedger): Numbered[] | undefined => {
  const found: Numbered[] = [];
  let position = checksumBytes;
  let before = 0;
  /** The number that begins here; not a number where it does not end. */
  const read = (): number => {
    let value = 0;
    for (let scale = 1; position < packed.length; scale *= 128) {
      const byte = packed[position] ?? 0;
      position += 1;
      value += (byte % 128) * scale;
      if (byte < 128) return value;
    }
    return Number.NaN;
  };
  while (position < packed.length) {
    const head = read();
    const round = head % 2 === 1 ? read() : 1;
    before += read();
    if (!Number.isSafeInteger(before + head + round) || before > latest || round < 1) return undefined;
    found.push({ number: Math.floor(head / 2), round, at: before });
  }
  return packed.length < checksumBytes ? undefined : found;
};

/** How many lessons of its course have to be known to read it. */
export const lessonsNeeded = (packed: PackedLedger): number =>
  Math.max(0, ...(numbersIn(packed) ?? []).map(({ number }) => number + 1));

/**
 * The entries by their keys. Undefined where the bytes are none of ours, or where the numbers do not stand for the lessons that
 * they stood for: a ledger is never read as another's.
 */
export const unpackLedger = (
  packed: PackedLedger,
  { mails }: Pick<NumberedMails, 'mails'>,
): [DeliveryKey, LedgerEntry][] | undefined => {
  const numbered = numbersIn(packed);
  if (!numbered) return undefined;
  const sent = numbered.flatMap(({ number, round, at }) => {
    const mail = mails[number];
    return mail === undefined ? [] : [{ mail, round, at: instantAt(1000 * at) }];
  });
  const isWhole = sent.length === numbered.length;
  const checksum = checksumOf(sent.map(({ mail }) => mail));
  if (!isWhole || Buffer.compare(checksum, packed.subarray(0, checksumBytes)) !== 0) return undefined;
  return sent.map(({ mail, round, at }) => [
    keyOf({ mail, round, copy: 1 }),
    { status: 'sent', at, attempt: 1 },
  ]);
};

const checksumBytes = 4;

const checksumOf = (mails: readonly CourseMail[]): Buffer =>
  hash('sha256', mails.join('\n'), 'buffer').subarray(0, checksumBytes);

/** The last moment that a date can name, in seconds. */
const latest = 8.64e12;

const write = (bytes: number[], value: number): void => {
  let rest = value;
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push(128 + (rest % 128));
  bytes.push(rest);
};
