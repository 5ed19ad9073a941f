import { occasionOf } from '../../lib/domain/delivery/delivery-key.ts';
import type { LedgerEntry } from '../../lib/domain/delivery/ledger-entry.ts';
import { type Enrollment, isConfirmationKey, ledgerOf } from '../../lib/domain/enrollment/enrollment.ts';
import type { IssueDelivery } from '../../lib/domain/newsletter/issue-delivery.ts';
import { readCountName } from '../../lib/domain/reports/happening.ts';
import type { Keep } from '../memory/keep.ts';
import type { Simulation } from './simulation.ts';

/** What the record itself has seen happen, write by write, as sums by the day: what the counters are held against. */
export const createTruth = (keep: Keep) => {
  const sums = keep(new Map<string, number>());
  const add = (at: string, name: string, by: number) => {
    const key = `${at.slice(0, 10)} ${name}`;
    sums.set(key, (sums.get(key) ?? 0) + by);
  };
  const entry = (name: string, before: LedgerEntry | undefined, after: LedgerEntry | undefined) => {
    if (before?.status === 'sent' && after?.status !== 'sent') add(before.at, name, -1);
    if (after?.status === 'sent' && before?.status !== 'sent') add(after.at, name, 1);
  };
  return {
    sums: sums as ReadonlyMap<string, number>,
    enrollment: (after: Enrollment, before: Enrollment | undefined) => {
      // Those who were there from the beginning.
      if (!before) return;
      for (const [key, stored] of ledgerOf(after)) {
        const notice = isConfirmationKey(key) ? 'confirmation' : 'another notice';
        entry(`mail ${occasionOf(key)?.mail ?? notice}`, before.ledger[key], stored);
      }
      const [was, is] = [before.standing, after.standing];
      if (was.status === 'pending' && is.status === 'active') add(is.since, 'confirmed', 1);
      if (was.status === 'active' && is.status === 'completed') add(is.at, 'completed', 1);
      if (was.status !== 'left' && is.status === 'left') add(is.at, 'left', 1);
    },
    issueDelivery: (after: IssueDelivery, before: IssueDelivery | undefined) =>
      entry(`mail ${after.issueId}`, before?.entry, after.entry),
  };
};
export type Truth = ReturnType<typeof createTruth>;

/** The name in `Truth` of what a counter counts; undefined for what the truth leaves out. */
const truthOf = (name: string): string | undefined => {
  const what = readCountName(name);
  switch (what?.kind) {
    case 'sent':
    case 'sent-again':
      return `mail ${what.mail}`;
    case 'sent-notice':
      return `mail ${what.notice === 'confirmation' ? what.notice : 'another notice'}`;
    case 'confirmed':
    case 'completed':
    case 'left':
      return what.kind;
    default:
      return undefined;
  }
};

const counted = ({ record }: Simulation): Map<string, number> => {
  const sums = new Map<string, number>();
  for (const { day, counts } of record.days.values())
    for (const [name, count] of Object.entries(counts)) {
      const truth = truthOf(name);
      if (truth) sums.set(`${day} ${truth}`, (sums.get(`${day} ${truth}`) ?? 0) + count);
    }
  return sums;
};

/** Counters that say more than has happened. */
export const countedTooMuch = (world: Simulation): string[] =>
  [...counted(world)].flatMap(([name, count]) => {
    const truth = world.truth.sums.get(name) ?? 0;
    return count > truth ? [`${name} was counted ${count} times, and happened ${truth} times`] : [];
  });

/** Counters that say less. */
export const countedTooLittle = (world: Simulation): string[] => {
  const counts = counted(world);
  return [...world.truth.sums].flatMap(([name, truth]) => {
    const count = counts.get(name) ?? 0;
    return count < truth ? [`${name} was counted ${count} times, and happened ${truth} times`] : [];
  });
};
