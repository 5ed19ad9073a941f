import type { CourseId } from '../../domain/content/course.ts';
import type { LessonId } from '../../domain/content/lesson.ts';
import type { ActOutcome, Proof } from '../../domain/people/person-act.ts';
import type { EmailAddress } from '../../domain/subscriber/email-address.ts';
import type { TimeZone } from '../../domain/time/time-zone.ts';
import type { Cells } from '../../domain/transfer/parse-row.ts';
import { findMailbox } from '../find-mailbox.ts';
import type { ImportPorts } from '../transfer/import-row.ts';
import { importRows, type RowOutcome } from '../transfer/import-rows.ts';
import { writeJournal } from '../write-journal.ts';

export type Enrolling = {
  address: EmailAddress;
  course: CourseId;
  proof: Proof;
  /** The lesson that comes first; those before it are passed over. */
  startAt?: LessonId | undefined;
  zone?: TimeZone | undefined;
  note?: string | undefined;
};

/**
 * Puts one person into a course by an operator's hand, with the proof that they wanted it: a row of an import, and held to its
 * rules. Whoever has left, was erased, bounced or complained does not come back by it. It sends nothing by itself.
 */
export const enrollWithProof =
  (ports: ImportPorts) =>
  async (enrolling: Enrolling): Promise<ActOutcome> => {
    const { address, course, startAt, note } = enrolling;
    const published = await ports.courses.current(course);
    if (!published) return { kind: 'refused', because: 'No course of that name is published on this stage.' };
    const lessons = published.lessons.map(({ id }) => id);
    const place = startAt === undefined ? 0 : lessons.indexOf(startAt);
    if (place < 0) return { kind: 'refused', because: 'The course has no such lesson.' };
    const skipped = lessons.slice(0, place);
    const outcome = await takeRow(ports, cellsOf(enrolling, skipped));
    if (outcome !== 'joined') return refusal(outcome);
    const id = await ports.subscribers.idOf(await findMailbox(ports)(address));
    const act = { kind: 'act', at: ports.clock.now(), act: 'enrolled', on: course } as const;
    if (id) await writeJournal(ports)(id, note ? { ...act, note } : act);
    return { kind: 'done' };
  };

const cellsOf = ({ address, course, proof, zone }: Enrolling, skipped: readonly LessonId[]): Cells => ({
  address,
  course,
  consentAt: proof.agreedAt,
  consentText: proof.text,
  consentSource: proof.source,
  confirmedAt: proof.confirmedAt,
  lessonsSkipped: skipped.join(' '),
  ...(zone ? { zone } : {}),
});

const takeRow = async (ports: ImportPorts, cells: Cells): Promise<RowOutcome> => {
  const row = (async function* () {
    yield { line: 1, cells };
  })();
  for await (const [taken] of importRows(ports, row, { dryRun: false })) if (taken) return taken.outcome;
  throw new Error('An import of one row has taken none.');
};

const refusal = (outcome: Exclude<RowOutcome, 'joined'>): ActOutcome => {
  if (typeof outcome === 'object') return { kind: 'refused', because: outcome.refused };
  switch (outcome) {
    case 'on-record':
    case 'twice':
      return { kind: 'as-it-was' };
    case 'left-since':
    case 'left-before':
      return { kind: 'refused', because: 'They have left it; they can sign up again themselves.' };
    case 'suppressed':
    case 'suppressed-now':
      return {
        kind: 'refused',
        because: 'Mail to that address is stopped: it bounced, complained or was erased here.',
      };
    case 'unconfirmed':
      return { kind: 'refused', because: 'They have never confirmed.' };
    case 'other-course':
      return { kind: 'refused', because: 'The row is for another course.' };
  }
};
