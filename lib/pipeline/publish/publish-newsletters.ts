import type { Content, Fault } from '../../domain/content/content.ts';
import { issueFile } from '../../domain/content/content-paths.ts';
import type { IssueId } from '../../domain/content/issue.ts';
import type { ListId } from '../../domain/content/newsletter.ts';
import type { Site } from '../../domain/content/site.ts';
import type { CompiledMail } from '../../domain/mail/mail.ts';
import {
  cancelIssue,
  correctIssue,
  type IssueRecord,
  isGoingOut,
  isStillToBegin,
  rescheduleIssue,
  scheduleIssue,
  withdrawIssue,
} from '../../domain/newsletter/issue-record.ts';
import {
  firstComesAt,
  isOverForAll,
  type PlanPart,
  type PublishedIssue,
  type PublishedList,
} from '../../domain/newsletter/published-issue.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { changeItem, itemAfter } from '../change-item.ts';
import type { CompiledList } from '../ports/compile.ts';
import type { IssueRef } from '../ports/issues.ts';
import type { Ports } from '../ports.ts';
import { untilSaved } from '../until-saved.ts';
import { compileCorrection } from './correct-issue.ts';
import { findSentNames, rememberNames, type SentNames } from './sent-names.ts';

/** What a build found for an issue. Those that are out, or on their way, and as they were, are not named. */
export type IssueOutcome = {
  list: ListId;
  issue: IssueId;
  /** When it is due for the first of its readers. */
  sendAt: Instant;
} & (
  | {
      /**
       * `too-late`: its hour and its window were over when it was published. `withdrawn`: its file is gone before its
       * hour. `not-withdrawn`: its file is gone while it goes out. `cancelled`: its file was changed, but an operator
       * has stopped it for good.
       */
      outcome: 'scheduled' | 'unchanged' | 'too-late' | 'withdrawn' | 'not-withdrawn' | 'cancelled';
    }
  /** It has begun to go out: `corrected` has new words, and neither has another plan, which was asked for in `kept`. */
  | { outcome: 'corrected' | 'begun'; kept: readonly PlanPart[] }
);

/** A list compiled, with the mails about its sign-ups. */
export type BuiltList = { list: CompiledList; mails: readonly CompiledMail[] };

/** Whether an author has touched an issue since the edition that is live. */
type Touched = (issue: IssueRef) => boolean;

/** Issues that may still be scheduled, compiled; and those that are as they were published, or can not be sent. */
export type Upcoming = {
  issues: Omit<PublishedIssue, 'publishedAt'>[];
  /** Touched after they had begun to go out. */
  begun: IssueRef[];
  notSent: IssueOutcome[];
  touched: Touched;
  /** By which names they have gone out, as far as was known then. */
  names: SentNames;
};

type Needs = Pick<Ports, 'clock' | 'random' | 'newsletters' | 'issueRecords' | 'compileIssue'>;

const refsIn = (content: Content): IssueRef[] =>
  [...content.newsletters].flatMap(([listId, { issues }]) =>
    [...issues.keys()].map((issueId) => ({ listId, issueId })),
  );

/** A fault of an issue that went out by another name, in the file that it has now. What is wrong with a template stays there. */
const inFile = (fault: Fault, { listId, issueId }: IssueRef, name: IssueId): Fault =>
  fault.file === issueFile(listId, issueId) ? { ...fault, file: issueFile(listId, name) } : fault;

const named = ({ listId: list, issueId: issue }: IssueRef, sendAt: Instant) => ({ list, issue, sendAt });

/** Compiles what is still to be sent, and what was touched, or the site or list around it, since it began to be; changes nothing. */
export const compileUpcoming =
  (ports: Needs) =>
  async (
    written: Content,
    touched: Touched,
    { isOtherSender }: { isOtherSender: (list: ListId) => boolean },
  ): Promise<Upcoming | { faults: Fault[] }> => {
    const names = await findSentNames(ports)(written);
    const upcoming: Upcoming = { issues: [], begun: [], notSent: [], touched, names };
    const { content, fileOf } = names;
    const faults = [...names.faults];
    for (const ref of refsIn(content)) {
      const record = await ports.issueRecords.load(ref);
      const isTouched = touched(ref) || touched({ ...ref, issueId: fileOf(ref) });
      const found = await (record && !isStillToBegin(record)
        ? lookAtBegun(ports, content, record, { isTouched, isOtherSender: isOtherSender(ref.listId) })
        : compile(ports, content, ref, record));
      if ('faults' in found) faults.push(...found.faults.map((fault) => inFile(fault, ref, fileOf(ref))));
      else {
        upcoming.issues.push(...(found.issues ?? []));
        upcoming.begun.push(...(found.begun ?? []));
        upcoming.notSent.push(...(found.notSent ?? []));
      }
    }
    return faults.length > 0 ? { faults } : upcoming;
  };

type Found = Partial<Omit<Upcoming, 'touched' | 'names'>> | { faults: Fault[] };

const compile = async (
  { clock, compileIssue }: Needs,
  content: Content,
  ref: IssueRef,
  record: IssueRecord | undefined,
): Promise<Found> => {
  const compiled = await compileIssue(content, ref);
  if ('faults' in compiled) return compiled;
  const { issue } = compiled;
  const now = clock.now();
  return record?.standing.status === 'scheduled' || !isOverForAll(issue, now)
    ? { issues: [issue] }
    : { notSent: [{ ...named(ref, firstComesAt(issue, now)), outcome: 'too-late' }] };
};

const lookAtBegun = async (
  ports: Needs,
  content: Content,
  record: IssueRecord,
  { isTouched, isOtherSender }: { isTouched: boolean; isOtherSender: boolean },
): Promise<Found> => {
  // Who is still to get it gets it under the site of today, and from the sender of today.
  if (!isTouched && !(isOtherSender && isGoingOut(record))) return {};
  if (record.standing.status === 'cancelled')
    return { notSent: [{ ...named(record, record.sendAt), outcome: 'cancelled' }] };
  const correction = await compileCorrection(ports)(content, record);
  return 'faults' in correction ? correction : { begun: [record] };
};

/**
 * Publishes the lists and schedules their issues; an issue whose file is gone is not sent, and is scheduled once
 * more when it is back. Safe to repeat, so that a build from an older edition does no lasting harm.
 */
export const publishNewsletters =
  (ports: Needs) =>
  async (
    written: Content,
    lists: readonly BuiltList[],
    { issues, begun, notSent, touched }: Upcoming,
  ): Promise<IssueOutcome[]> => {
    const known = await ports.newsletters.lists();
    await publishLists(ports, lists, known);

    // First, so that an issue whose file was renamed never waits by two names: what begins meanwhile is not
    // withdrawn, and its new name then finds it under way.
    const withdrawn: IssueOutcome[] = [];
    const ids = new Set([...written.newsletters.keys(), ...known.map(({ list }) => list.id)]);
    for (const list of ids) withdrawn.push(...(await withdraw(ports, written, list, touched)));
    for (const published of known)
      if (written.site.ended?.some((id) => id === published.list.id))
        await endList(ports, written.site, published);

    // Asked again: what has begun to go out since all was compiled keeps the name that it went out by.
    const names = await findSentNames(ports)(written);
    await rememberNames(ports)(names);
    const { content } = names;
    const isGone = ({ list, issue }: IssueOutcome) => !content.newsletters.get(list)?.issues.has(issue);

    const outcomes = [...notSent];
    for (const issue of issues) {
      const listId = issue.list.id;
      // By another name where what it was before has begun to go out while this build compiled.
      for (const issueId of names.namesOf(listId, issue.id))
        outcomes.push(
          ...(await (issueId === issue.id
            ? schedule(ports, content, issue)
            : correct(ports, content, { listId, issueId }))),
        );
    }
    for (const ref of begun) outcomes.push(...(await correct(ports, content, ref)));
    return [...outcomes, ...withdrawn.filter(isGone)];
  };

/**
 * What has ended stays so, also where another build ended it while this one compiled. The mails of a version are stored before the
 * list that names it, and for good: most builds bring none that are not there.
 */
const publishLists = async (
  { newsletters }: Needs,
  lists: readonly BuiltList[],
  known: readonly PublishedList[],
): Promise<void> => {
  for (const { list, mails } of lists) {
    const published = known.find((each) => each.list.id === list.list.id);
    if (published?.noticesVersion !== list.noticesVersion)
      await newsletters.publishMails(list.list.id, list.noticesVersion, mails);
    const ended = (await newsletters.list(list.list.id))?.ended;
    await newsletters.publishList({ ...list, ...(ended ? { ended } : {}) });
  }
};

/** Nobody gets anything more from it: what is on its way is stopped for good. */
const endList = async (ports: Needs, site: Site, published: PublishedList): Promise<void> => {
  const { clock, newsletters, issueRecords } = ports;
  const { list, ended } = published;
  await newsletters.publishList({ ...published, site, ended: ended ?? clock.now() });
  for (const ref of await issueRecords.of(list.id))
    await changeItem(ports, {
      what,
      load: () => issueRecords.load(ref),
      save: issueRecords.save,
      decide: (record) => cancelIssue(record, clock.now()),
    });
};

const what = 'the record of an issue';

const schedule = async (
  ports: Needs,
  content: Content,
  issue: Upcoming['issues'][number],
): Promise<IssueOutcome[]> => {
  const { clock, newsletters, issueRecords } = ports;
  const ref = { listId: issue.list.id, issueId: issue.id };
  const done = await untilSaved<IssueOutcome | 'begun'>(ports, what, async () => {
    const record = await issueRecords.load(ref);
    // It has begun to go out while this build compiled.
    if (record && !isStillToBegin(record)) return 'begun';
    const plan = { published: issue.version, sendAt: firstComesAt(issue, clock.now()) };
    const next = record ? rescheduleIssue(record, plan) : scheduleIssue({ ...ref, ...plan });
    if (!next) return { ...named(ref, plan.sendAt), outcome: 'unchanged' };
    await newsletters.publishIssue({ ...issue, publishedAt: clock.now() });
    const saved = await issueRecords.save(next);
    return saved === 'saved' ? { ...named(ref, plan.sendAt), outcome: 'scheduled' } : 'stale';
  });
  return done === 'begun' ? correct(ports, content, ref) : [done];
};

/** Gives an issue that has begun to go out the words that its file has now. */
const correct = (ports: Needs, content: Content, ref: IssueRef): Promise<IssueOutcome[]> =>
  untilSaved<IssueOutcome[]>(ports, what, async () => {
    const { clock, newsletters, issueRecords } = ports;
    const record = await issueRecords.load(ref);
    if (!record) return [];
    if (record.standing.status === 'cancelled')
      return [{ ...named(ref, record.sendAt), outcome: 'cancelled' }];
    const correction = await compileCorrection(ports)(content, record);
    if ('faults' in correction)
      throw new Error(`Issue "${ref.issueId}" can not be compiled, although it could be a moment ago.`);
    const { issue, kept, hasSameWords } = correction;
    const next = issue && correctIssue(record, issue.version);
    if (!next) return unmended(record, kept);
    await newsletters.publishIssue({ ...issue, publishedAt: clock.now() });
    if ((await issueRecords.save(next)) === 'stale') return 'stale';
    return hasSameWords
      ? unmended(record, kept)
      : [{ ...named(ref, record.sendAt), outcome: 'corrected', kept }];
  });

const unmended = (record: IssueRecord, kept: readonly PlanPart[]): IssueOutcome[] =>
  kept.length > 0 ? [{ ...named(record, record.sendAt), outcome: 'begun', kept }] : [];

const withdraw = async (
  ports: Needs,
  content: Content,
  listId: ListId,
  touched: Touched,
): Promise<IssueOutcome[]> => {
  const { clock, issueRecords } = ports;
  const outcomes: IssueOutcome[] = [];
  const missing = (await issueRecords.of(listId)).filter(
    ({ issueId }) => !content.newsletters.get(listId)?.issues.has(issueId),
  );
  for (const ref of missing) {
    const changed = await changeItem(ports, {
      what,
      load: () => issueRecords.load(ref),
      save: issueRecords.save,
      decide: (record) => withdrawIssue(record, clock.now()),
    });
    const record = itemAfter(changed);
    if (changed.kind === 'changed') outcomes.push({ ...named(ref, ref.sendAt), outcome: 'withdrawn' });
    else if (record && isGoingOut(record) && touched(ref))
      outcomes.push({ ...named(ref, ref.sendAt), outcome: 'not-withdrawn' });
  }
  return outcomes;
};
