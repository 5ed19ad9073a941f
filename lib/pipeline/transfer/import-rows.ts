import type { CourseId } from '../../domain/content/course.ts';
import type { ListId } from '../../domain/content/newsletter.ts';
import { type AddressHash, canonicalKey, emailAddress } from '../../domain/subscriber/email-address.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { type Cells, type JoiningRow, parseRow, type RowReading } from '../../domain/transfer/parse-row.ts';
import { type StopReason, suppressSubscriber } from '../feedback/suppress-subscriber.ts';
import { findMailbox } from '../find-mailbox.ts';
import { memoize } from '../memoize.ts';
import type { Newsletters } from '../ports/published.ts';
import { cacheCourses } from '../send/cache-courses.ts';
import { type ImportPorts, importAsPlanned, planRowImport, type RowImportOutcome } from './import-row.ts';

/** What became of a row. Nothing is ever sent because of one. */
export type RowOutcome =
  | RowImportOutcome
  /** The file has this person twice. */
  | 'twice'
  /** The file says that mail to the address came back, or was called spam: nothing here mails it from now on. */
  | 'suppressed-now'
  | 'unconfirmed'
  | 'other-course';

/** `leftOut`: sentences about cells that somebody joined without. */
export type ImportedRow = { line: number; outcome: RowOutcome; leftOut: readonly string[] };

/** A row of the file; without cells where they do not fit the columns. */
export type FileRow = { line: number; cells: Cells | undefined };

type Options = {
  /** For rows of a file that names no courses; of one that does, only the rows of this course are taken. */
  course?: CourseId | undefined;
  /** Look, and change nothing. */
  dryRun: boolean;
};

const tooLong = 'The row has more cells than there are columns.';

/** How many rows are under way at most, and how many of them are waited for, and told of, at a time. */
const atOnce = 32;
const together = 16;

/**
 * Takes the rows of a file, some at a time, and tells of them in their order. Each person is a few writes under conditions,
 * of which the enrollment is the last: after an interruption the same file is read once more, and goes on where it was.
 */
export const importRows = async function* (
  ports: ImportPorts,
  rows: AsyncIterable<FileRow>,
  options: Options,
): AsyncGenerator<ImportedRow[]> {
  const importOne = inTurn(rowImporter(ports, options));
  const underWay: Promise<ImportedRow>[] = [];
  try {
    for await (const row of rows) {
      underWay.push(importOne(row));
      if (underWay.length < atOnce) continue;
      yield await Promise.all(underWay.slice(0, together));
      underWay.splice(0, together);
    }
    yield await Promise.all(underWay);
  } finally {
    // Where one has failed, the others come to their end all the same.
    await Promise.allSettled(underWay);
  }
};

/** People side by side, the rows of one person in their order: the first is what their record is made of. */
const inTurn = (importOne: ImportOne) => {
  const lastOf = new Map<string, Promise<ImportedRow>>();
  return ({ line, cells }: FileRow): Promise<ImportedRow> => {
    const address = emailAddress.safeParse(cells?.address);
    const person = address.success ? canonicalKey(address.data) : '';
    const before = lastOf.get(person);
    const imported = (async () => {
      await before;
      return { line, ...(cells ? await importOne(cells) : { outcome: { refused: tooLong }, leftOut: [] }) };
    })();
    lastOf.set(person, imported);
    const forget = () => lastOf.get(person) === imported && lastOf.delete(person);
    // Heard here as well where it fails: whoever waits for it may not have come to it yet.
    imported.then(forget, forget);
    return imported;
  };
};

type ImportOne = (cells: Cells) => Promise<Omit<ImportedRow, 'line'>>;

const rowImporter = (given: ImportPorts, { course, dryRun }: Options): ImportOne => {
  const ports = { ...given, ...remembering(given) };
  const { clock, suppressions } = ports;
  // Who has come, by what for. All that grows with the file: a tenth of a kilobyte a row.
  const seen = new Map<string, Set<AddressHash>>();

  const take = async (row: JoiningRow, now: Instant): Promise<RowOutcome> => {
    if (course && row.course && row.course !== course) return 'other-course';
    const into = row.course === undefined ? course : (row.course ?? undefined);
    const hash = await findMailbox(ports)(row.address);
    const covered = [into, ...row.newsletters].join(' ');
    const come = seen.get(covered) ?? new Set();
    if (come.has(hash)) return 'twice';
    seen.set(covered, come.add(hash));
    if (await suppressions.find(hash)) return 'suppressed';
    const planned = await planRowImport(ports)(row, hash, into, now);
    if (!('plan' in planned)) return planned.outcome;
    return dryRun ? 'joined' : importAsPlanned(ports)(planned.plan);
  };

  const takeReading = async (reading: RowReading, now: Instant): Promise<RowOutcome> => {
    switch (reading.says) {
      case 'nothing':
        return { refused: reading.fault };
      case 'unconfirmed':
        return 'unconfirmed';
      case 'suppress': {
        if (!dryRun) await stopMail(ports, reading, now);
        return 'suppressed-now';
      }
      case 'join':
        return take(reading.row, now);
    }
  };

  return async (cells) => {
    const now = clock.now();
    const reading = parseRow(cells, now);
    const outcome = await takeReading(reading, now);
    return { outcome, leftOut: reading.says === 'join' && outcome === 'joined' ? reading.leftOut : [] };
  };
};

/** As SES's own word would: who is on record is in nothing any more, and signs up afresh once that is possible. */
const stopMail = async (
  ports: ImportPorts,
  { address, reason }: Extract<RowReading, { says: 'suppress' }>,
  now: Instant,
): Promise<void> => {
  const why: StopReason = reason === 'bounce' ? { reason, bounce: 'hard' } : { reason };
  const hash = await findMailbox(ports)(address);
  const id = await ports.subscribers.idOf(hash);
  const person = id && (await ports.subscribers.load(id));
  if (person?.addressHash === hash) await suppressSubscriber(ports)(person, why);
  else await ports.suppressions.add(hash, { ...why, at: now });
};

/** What every row asks for is read once. */
const remembering = (ports: ImportPorts) => {
  const text = memoize<string>();
  const list = memoize<Awaited<ReturnType<Newsletters['list']>>>();
  return {
    courses: cacheCourses(ports.courses),
    newsletters: {
      ...ports.newsletters,
      list: (id: ListId) => list(id, () => ports.newsletters.list(id)),
    },
    consentTexts: {
      ...ports.consentTexts,
      archive: (words: string) => text(words, () => ports.consentTexts.archive(words)),
    },
  };
};
