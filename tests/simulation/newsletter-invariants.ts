import { parseIssueTag } from '../../lib/domain/delivery/delivery-tag.ts';
import { dueFor } from '../../lib/domain/newsletter/published-issue.ts';
import { areBalanced, emptyBooks, enter, placeOf } from '../../lib/domain/reports/books.ts';
import { mailUnder, partInTest } from '../../lib/domain/subjects/subject-test.ts';
import type { SubscriberId } from '../../lib/domain/subscriber/subscriber.ts';
import { brokenPromises, isFinal } from './invariants.ts';
import { flight, type Mail, mailsOf } from './mails.ts';
import { hour, millisecondsOf, minute } from './moments.ts';
import type { Announced } from './newsletter.ts';
import type { Simulation } from './simulation.ts';

/** How far the clocks of machines may differ. */
const skew = minute;

/** What there is of somebody: there is one list, with one issue. */
const of = <Item extends { subscriberId: SubscriberId }>(items: Map<string, Item>, id: SubscriberId) =>
  [...items.values()].find(({ subscriberId }) => subscriberId === id);

/** Only to people of the list, at their hour or after it, and not when the window is over. */
const outOfTime = (world: Simulation, { members }: Announced, mails: readonly Mail[]) =>
  mails.flatMap(({ id, at, tag }) => {
    const { issue } = world.settings;
    const tagged = parseIssueTag(tag);
    const member = members.find(({ subscriber }) => subscriber.id === id);
    if (!issue || !member || !tagged) return [`${tag} went to somebody who is not on the list`];
    const due = millisecondsOf(dueFor(issue.send, member.subscriber.zone));
    const [record] = world.record.standings.values();
    const chosenAt = record?.subjectDecision && millisecondsOf(record.subjectDecision.at);
    const isRest =
      issue.subjectTest && partInTest({ ...tagged, subscriberId: id }, issue.subjectTest) === 'rest';
    if (isRest && (chosenAt === undefined || at < chosenAt - skew))
      return [`${tag} went before its subject was decided`];
    if (at < due - skew) return [`${tag} went before its hour`];
    return at > due + issue.windowHours * hour + flight + skew ? [`${tag} went after its window`] : [];
  });

const afterCancel = ({ facts }: Simulation, mails: readonly Mail[]): string[] =>
  mails
    .filter(({ claim }) => claim && claim.at > (facts.cancelled[0]?.at ?? Number.POSITIVE_INFINITY))
    .map(({ tag }) => `${tag} was claimed after the issue was stopped`);

/** Whoever has it twice, since nobody knew that they had it, has it under one subject; and the copy says under which. */
const twoSubjects = ({ record, settings: { issue } }: Simulation, mails: readonly Mail[]): string[] =>
  [...Map.groupBy(mails, ({ id }) => id)].flatMap(([id, theirs]) => {
    const subjects = new Set(theirs.map(({ subject }) => subject));
    if (subjects.size > 1) return [`${id} got it under two subjects`];
    const copy = of(record.copies, id);
    const said = copy && issue && mailUnder(issue, copy.subject).subject;
    return said === undefined || subjects.has(said)
      ? []
      : [`${id} got it under another subject than on record`];
  });

/** Claimed when a pause was on record, and with SES before anybody wanted it to end. */
const whilePaused = ({ facts }: Simulation, mails: readonly Mail[]): string[] =>
  mails
    .filter(({ at, claim }) => facts.paused.some(({ from, until }) => claim && claim.at > from && at < until))
    .map(({ tag }) => `${tag} was sent while the issue was paused`);

/** What the ledger says is what SES did. */
const untrueLedger = ({ record }: Simulation, mails: readonly Mail[]): string[] =>
  [...record.copies.values()].flatMap(({ subscriberId: id, entry }) => {
    const accepted = mails.some((mail) => mail.id === id);
    switch (entry?.status) {
      case 'sent':
        return accepted ? [] : [`${id} counts as sent, and SES never accepted it`];
      case 'skipped':
      case 'expired':
        return accepted ? [`${id} counts as ${entry.status}, and SES had accepted it`] : [];
      default:
        return [];
    }
  });

/** When all is quiet: every copy has an outcome, the books balance, and the issue is through. */
const leftOpen = ({ record, facts }: Simulation): string[] => {
  const copies = [...record.copies.values()];
  const books = copies
    .map(({ subscriberId, entry, dueAt }) => placeOf(subscriberId, entry, dueAt !== undefined))
    .reduce(enter, emptyBooks);
  const [issue] = record.standings.values();
  const standing = issue?.standing.status;
  return [
    ...copies
      .filter(({ entry, dueAt }) => dueAt !== undefined || (entry?.status !== 'sent' && !isFinal(entry)))
      .map(({ subscriberId, entry }) => `${subscriberId} is left with ${entry?.status ?? 'nothing'}`),
    ...(areBalanced(books) ? [] : ['the books do not balance']),
    ...(facts.alarms.length > 0 ? ['the books raised an alarm'] : []),
    ...((standing === 'done' || standing === 'cancelled') && !issue?.dueAt
      ? []
      : [`the issue is still ${standing}`]),
    ...((issue?.candidates ?? 0) > copies.length ? ['more candidates than copies'] : []),
  ];
};

/** Whoever was a member all the time has it, or the ledger says why not. */
const missed = (world: Simulation, { members }: Announced, mails: readonly Mail[]): string[] =>
  members.flatMap(({ subscriber: { id }, joinedAt }) => {
    const { facts, record } = world;
    const [issue] = record.standings.values();
    const stayed =
      joinedAt <= world.start &&
      // Never written since they joined: leaving may take effect and its answer be lost.
      of(record.members, id)?.version === 1 &&
      facts.cancelled.length === 0 &&
      issue?.standing.status !== 'cancelled';
    const entry = of(record.copies, id)?.entry;
    return !stayed || isFinal(entry) || mails.some((mail) => mail.id === id)
      ? []
      : [`${id} never got it, and the ledger says ${entry?.status ?? 'nothing'}`];
  });

const traces = ({ facts, record }: Simulation): string[] =>
  facts.erased.flatMap(({ id }) =>
    of(record.copies, id) || of(record.members, id) ? [`something of ${id} is left, who was erased`] : [],
  );

/** Every broken promise about an issue, and about all other mail, in words. */
export const brokenIssuePromises = (world: Simulation, announced: Announced): string[] => {
  const mails = mailsOf(world).filter(({ kind }) => kind === 'issue');
  return [
    ...brokenPromises(world),
    ...outOfTime(world, announced, mails),
    ...afterCancel(world, mails),
    ...whilePaused(world, mails),
    ...twoSubjects(world, mails),
    ...untrueLedger(world, mails),
    ...leftOpen(world),
    ...missed(world, announced, mails),
    ...traces(world),
  ];
};
