import type { Content, Fault } from '../../domain/content/content.ts';
import type { IssueId } from '../../domain/content/issue.ts';
import type { ListId } from '../../domain/content/newsletter.ts';
import {
  isStillToBegin,
  rescheduleIssue,
  scheduleIssue,
  withdrawIssue,
} from '../../domain/newsletter/issue-record.ts';
import { type PublishedIssue, sendSpan } from '../../domain/newsletter/published-issue.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { IssueRef, Ports } from '../ports.ts';

/** What a build found for an issue. Those that are out, or on their way, stay as they are and are not named. */
export type IssueOutcome = {
  list: ListId;
  issue: IssueId;
  /** `too-late`: its hour was over when it was first published. `withdrawn`: its file is gone before its hour. */
  outcome: 'scheduled' | 'unchanged' | 'too-late' | 'withdrawn';
  /** When it is due for the first of its readers. */
  sendAt: Instant;
};

/** Issues that may still be scheduled, compiled; and those whose hour was over before anybody published them. */
export type Upcoming = { issues: Omit<PublishedIssue, 'publishedAt'>[]; tooLate: IssueOutcome[] };

type Needs = Pick<Ports, 'clock' | 'newsletters' | 'issueRecords' | 'compileIssue'>;

const refsIn = (content: Content): IssueRef[] =>
  [...content.newsletters].flatMap(([listId, { issues }]) =>
    [...issues.keys()].map((issueId) => ({ listId, issueId })),
  );

/** Compiles what is still to be sent, and changes nothing. */
export const compileUpcoming =
  ({ clock, issueRecords, compileIssue }: Needs) =>
  async (content: Content): Promise<Upcoming | { faults: Fault[] }> => {
    const issues: Upcoming['issues'] = [];
    const tooLate: IssueOutcome[] = [];
    const faults: Fault[] = [];
    for (const ref of refsIn(content)) {
      const record = await issueRecords.load(ref);
      if (record && !isStillToBegin(record)) continue;
      const compiled = await compileIssue(content, ref);
      if ('faults' in compiled) {
        faults.push(...compiled.faults);
        continue;
      }
      const { first, last } = sendSpan(compiled.issue.send);
      if (record?.standing.status === 'scheduled' || last > clock.now()) issues.push(compiled.issue);
      else tooLate.push({ list: ref.listId, issue: ref.issueId, outcome: 'too-late', sendAt: first });
    }
    return faults.length > 0 ? { faults } : { issues, tooLate };
  };

/**
 * Publishes the lists and schedules their issues; an issue whose file is gone is not sent, and is scheduled once
 * more when it is back. Safe to repeat, so that a build from an older edition does no lasting harm.
 */
export const publishNewsletters =
  (ports: Needs) =>
  async (content: Content, { issues, tooLate }: Upcoming): Promise<IssueOutcome[]> => {
    const { newsletters } = ports;
    const known = await newsletters.lists();
    for (const { list } of content.newsletters.values())
      await newsletters.publishList({ site: content.site, list });

    const outcomes = [...tooLate];
    for (const issue of issues) outcomes.push(await schedule(ports, issue));
    const lists = new Set([...content.newsletters.keys(), ...known.map(({ list }) => list.id)]);
    for (const list of lists) outcomes.push(...(await withdraw(ports, content, list)));
    return outcomes;
  };

const schedule = async (
  { clock, newsletters, issueRecords }: Needs,
  issue: Upcoming['issues'][number],
): Promise<IssueOutcome> => {
  const ref = { listId: issue.list.id, issueId: issue.id };
  const { first: sendAt } = sendSpan(issue.send);
  const plan = { published: issue.version, sendAt };
  const record = await issueRecords.load(ref);
  const next = record ? rescheduleIssue(record, plan) : scheduleIssue({ ...ref, ...plan });
  const named = { list: ref.listId, issue: ref.issueId, sendAt };
  if (!next) return { ...named, outcome: 'unchanged' };
  await newsletters.publishIssue({ ...issue, publishedAt: clock.now() });
  // A stale write means that it has begun to go out meanwhile, as it was published before.
  const saved = await issueRecords.save(next);
  return { ...named, outcome: saved === 'saved' ? 'scheduled' : 'unchanged' };
};

const withdraw = async (
  { clock, issueRecords }: Needs,
  content: Content,
  listId: ListId,
): Promise<IssueOutcome[]> => {
  const withdrawn: IssueOutcome[] = [];
  for (const record of await issueRecords.of(listId)) {
    const { issueId, sendAt } = record;
    if (content.newsletters.get(listId)?.issues.has(issueId)) continue;
    const gone = withdrawIssue(record, clock.now());
    if (gone && (await issueRecords.save(gone)) === 'saved')
      withdrawn.push({ list: listId, issue: issueId, outcome: 'withdrawn', sendAt });
  }
  return withdrawn;
};
