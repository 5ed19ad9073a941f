import type { Content, Fault } from '../../domain/content/content.ts';
import type { IssueId } from '../../domain/content/issue.ts';
import type { ListId } from '../../domain/content/newsletter.ts';
import {
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
} from '../../domain/newsletter/published-issue.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { changeItem, itemAfter } from '../change-item.ts';
import type { IssueRef, Ports } from '../ports.ts';
import { untilSaved } from '../until-saved.ts';
import { compileCorrection } from './correct-issue.ts';

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

/** Whether an author has touched an issue since the edition that is live. */
type Touched = (issue: IssueRef) => boolean;

/** Issues that may still be scheduled, compiled; and those that are as they were published, or can not be sent. */
export type Upcoming = {
  issues: Omit<PublishedIssue, 'publishedAt'>[];
  /** Touched after they had begun to go out. */
  begun: IssueRef[];
  notSent: IssueOutcome[];
  touched: Touched;
};

type Needs = Pick<Ports, 'clock' | 'random' | 'newsletters' | 'issueRecords' | 'compileIssue'>;

const refsIn = (content: Content): IssueRef[] =>
  [...content.newsletters].flatMap(([listId, { issues }]) =>
    [...issues.keys()].map((issueId) => ({ listId, issueId })),
  );

const named = ({ listId: list, issueId: issue }: IssueRef, sendAt: Instant) => ({ list, issue, sendAt });

/** Compiles what is still to be sent, and what was touched since it began to be; changes nothing. */
export const compileUpcoming =
  (ports: Needs) =>
  async (content: Content, touched: Touched): Promise<Upcoming | { faults: Fault[] }> => {
    const { issueRecords } = ports;
    const upcoming: Upcoming = { issues: [], begun: [], notSent: [], touched };
    const faults: Fault[] = [];
    for (const ref of refsIn(content)) {
      const record = await issueRecords.load(ref);
      const found = await (record && !isStillToBegin(record)
        ? lookAtBegun(ports, content, record, touched)
        : compile(ports, content, ref, record));
      if ('faults' in found) faults.push(...found.faults);
      else {
        upcoming.issues.push(...(found.issues ?? []));
        upcoming.begun.push(...(found.begun ?? []));
        upcoming.notSent.push(...(found.notSent ?? []));
      }
    }
    return faults.length > 0 ? { faults } : upcoming;
  };

type Found = Partial<Omit<Upcoming, 'touched'>> | { faults: Fault[] };

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
  touched: Touched,
): Promise<Found> => {
  if (!touched(record)) return {};
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
  async (content: Content, { issues, begun, notSent, touched }: Upcoming): Promise<IssueOutcome[]> => {
    const { newsletters } = ports;
    const known = await newsletters.lists();
    for (const { list } of content.newsletters.values())
      await newsletters.publishList({ site: content.site, list });

    const outcomes = [...notSent];
    for (const issue of issues) outcomes.push(...(await schedule(ports, content, issue)));
    for (const ref of begun) outcomes.push(...(await correct(ports, content, ref)));
    const lists = new Set([...content.newsletters.keys(), ...known.map(({ list }) => list.id)]);
    for (const list of lists) outcomes.push(...(await withdraw(ports, content, list, touched)));
    return outcomes;
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
    const { issue, kept } = correction;
    const next = issue && correctIssue(record, issue.version);
    if (!next) return unmended(record, kept);
    await newsletters.publishIssue({ ...issue, publishedAt: clock.now() });
    if ((await issueRecords.save(next)) === 'stale') return 'stale';
    return [{ ...named(ref, record.sendAt), outcome: 'corrected', kept }];
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
