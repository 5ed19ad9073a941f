import { type NamedMail, nameOfMail } from '../../domain/delivery/named-mail.ts';
import { areCopiesForgotten, copiesAreKept } from '../../domain/newsletter/issue-delivery.ts';
import type { Place } from '../../domain/reports/books.ts';
import type { Ports } from '../ports.ts';
import { issuePlaces } from '../send/issue-books.ts';
import { isKnownMail } from './is-known-mail.ts';
import { lessonPlaces } from './lesson-books.ts';

/** `copies-forgotten`: the issue went out so long ago that nobody can say any more. */
export type MissedList =
  | { kind: 'listed'; pages: AsyncIterable<MissedPage> }
  | { kind: 'not-on-record' }
  | { kind: 'copies-forgotten' };

/** `candidates`: all who stand in the books of the mail. */
export type MissedPage = { missed: Place[]; candidates: number; unreadable: number };

type Needs = Pick<Ports, 'clock' | 'courses' | 'enrollmentScan' | 'issueRecords' | 'issueDeliveries'>;

/**
 * Everybody in the books of a lesson or an issue who neither has it nor is still to get it, and why. Reads every copy of the
 * issue, or all of the course.
 */
export const listMissed =
  (ports: Needs) =>
  async (of: NamedMail): Promise<MissedList> => {
    if (!('issue' in of)) {
      if (!(await isKnownMail(ports)(of))) return { kind: 'not-on-record' };
      return { kind: 'listed', pages: missedIn(lessonPlaces(ports, of.course, of.mail)) };
    }
    const record = await ports.issueRecords.load(of.issue);
    if (!record) return { kind: 'not-on-record' };
    if (areCopiesForgotten(record, ports.clock.now())) return { kind: 'copies-forgotten' };
    return { kind: 'listed', pages: missedIn(issuePlaces(ports, of.issue)) };
  };

const missedIn = async function* (pages: ReturnType<typeof issuePlaces>) {
  for await (const { places, unreadable } of pages)
    yield {
      missed: places.filter(({ column }) => column !== 'sent' && column !== 'due'),
      candidates: places.length,
      unreadable,
    };
};

/** Why nobody can say it of an issue of long ago. */
export const forgottenInWords = (mail: NamedMail): string =>
  `Nobody can say any more who missed “${nameOfMail(mail)}”: it went out over ${copiesAreKept.days} days ago, and its copies are being removed.`;
