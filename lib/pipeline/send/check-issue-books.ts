import pLimit from 'p-limit';
import {
  areCopiesForgotten,
  bringForward,
  type IssueDelivery,
} from '../../domain/newsletter/issue-delivery.ts';
import {
  awaitNextStep,
  booksChecked,
  currentPause,
  type IssueRecord,
  isGoingOut,
  wantsBooksChecked,
} from '../../domain/newsletter/issue-record.ts';
import { areBalanced } from '../../domain/reports/books.ts';
import {
  beginIssueBooks,
  finishIssueBooks,
  goOnWithIssueBooks,
  type IssueBooksRound,
  isIssueBooksOverdue,
  pauseIssueBooks,
  withCopies,
} from '../../domain/reports/issue-books-round.ts';
import { placesOfCopies } from '../../domain/reports/place-in.ts';
import type { IssueRef } from '../ports/issues.ts';
import type { Ports } from '../ports.ts';
import { decideSubject } from './decide-subject.ts';
import { settleRemovals } from './erase-issue-delivery.ts';

type Needs = Pick<
  Ports,
  | 'clock'
  | 'dayCounts'
  | 'issueRecords'
  | 'issueDeliveries'
  | 'issueBooksRounds'
  | 'newsletters'
  | 'random'
  | 'telemetry'
>;

export type BooksOutcome = 'books-checked' | 'checking-books' | 'waiting';

/** Pages of copies in one step: some tens of thousands of them, so that other mail does not wait long. */
const pagesAStep = 50;
const concurrency = 32;

/**
 * The hourly look at the books of an issue that is out: raises an alarm where they differ, and closes them at the end. After a
 * pause it brings forward what was held back. Goes as far as `mayGoOn` lets it; the next sweep goes on from there.
 */
export const checkIssueBooks =
  (ports: Needs) =>
  async (ref: IssueRef, mayGoOn: () => boolean): Promise<BooksOutcome> => {
    const { clock, issueRecords, issueBooksRounds, issueDeliveries } = ports;
    const record = await withSubjectDecided(ports, ref);
    if (!record || !wantsBooksChecked(record, clock.now())) return 'waiting';
    if (areCopiesForgotten(record, clock.now())) {
      // Nobody can say any more who is missing and who was removed in time.
      await issueRecords.save(booksChecked(record, { open: 0, isDisturbed: false }, clock.now()));
      return 'books-checked';
    }
    const { round: begun, current } = await takeUp(ports, record);
    let round = begun;
    for (let pages = 1; ; pages += 1) {
      const page = await issueDeliveries.page(ref, round.position);
      if (current.isCatchingUp && !currentPause(current)) await bringAllForward(ports, page.found);
      round = withCopies(round, { places: placesOfCopies(page.found), unreadable: page.unreadable });
      if (page.next === undefined) break;
      if (pages === pagesAStep || !mayGoOn()) return pause(ports, pauseIssueBooks(round, page.next), current);
      round = { ...round, position: page.next };
    }
    const finished = finishIssueBooks(round, current, clock.now());
    if ((await issueBooksRounds.save(finished)) === 'stale') return 'waiting';
    await close(ports, finished, current);
    return 'books-checked';
  };

/** Where nobody waits for the better of two subjects, it is decided here, for the archive and the books. */
const withSubjectDecided = async (ports: Needs, ref: IssueRef): Promise<IssueRecord | undefined> => {
  const { issueRecords, newsletters } = ports;
  const record = await issueRecords.load(ref);
  const issue = record && (await newsletters.issue(ref, record.published));
  if (!record || !issue?.subjectTest || record.subjectDecision || !isGoingOut(record)) return record;
  await decideSubject(ports)(record, issue);
  return issueRecords.load(ref);
};

/** Stale: whoever has written a copy since has decided anew when it is due. */
const bringAllForward = ({ clock, issueDeliveries }: Needs, copies: readonly IssueDelivery[]) =>
  pLimit(concurrency).map(copies, async (copy) => {
    const brought = bringForward(copy, clock.now());
    if (brought) await issueDeliveries.save(brought);
  });

/** Goes on with the look that is under way, or begins another. */
const takeUp = async (
  ports: Needs,
  record: IssueRecord,
): Promise<{ round: IssueBooksRound; current: IssueRecord }> => {
  const { clock, issueRecords, issueBooksRounds } = ports;
  const last = await issueBooksRounds.load(record);
  if (last && last.finishedAt === undefined)
    return { round: goOnWithIssueBooks(last, record), current: record };
  await settleRemovals(ports)(record);
  const current = (record.removing.length > 0 ? await issueRecords.load(record) : undefined) ?? record;
  return { round: beginIssueBooks(last, current, clock.now()), current };
};

const pause = async (
  { clock, issueRecords, issueBooksRounds, telemetry }: Needs,
  round: IssueBooksRound,
  record: IssueRecord,
): Promise<BooksOutcome> => {
  // Stale: somebody has written the record, which makes this look a disturbed one when it goes on.
  await issueRecords.save(awaitNextStep(record, clock.now()));
  await issueBooksRounds.save(round);
  if (isIssueBooksOverdue(round, clock.now())) {
    const { listId, issueId, begunAt } = round;
    telemetry.count('notFinished');
    telemetry.warn('not-finished', { work: 'books of an issue', listId, issueId, since: begunAt });
  }
  return 'checking-books';
};

const close = async (
  { clock, issueRecords, telemetry }: Needs,
  { books, open, isDisturbed, listId, issueId }: IssueBooksRound,
  record: IssueRecord,
): Promise<void> => {
  if (!areBalanced(books)) {
    telemetry.count('booksOutOfBalance');
    telemetry.warn('books-out-of-balance', { listId, issueId, ...books });
  }
  // A stale write means that another sweep has looked, or that somebody cancels: both look again.
  const stillOpen = areBalanced(books) ? open : Math.max(1, open);
  await issueRecords.save(booksChecked(record, { open: stillOpen, isDisturbed }, clock.now()));
};
