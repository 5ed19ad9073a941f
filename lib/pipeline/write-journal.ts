import type { CapReason } from '../domain/subscriber/cap-reason.ts';
import { type JournalEntry, withCapped, withJournalEntry } from '../domain/subscriber/journal.ts';
import type { Subscriber, SubscriberId } from '../domain/subscriber/subscriber.ts';
import { changeItem } from './change-item.ts';
import type { Ports } from './ports.ts';

type Needs = Pick<Ports, 'clock' | 'random' | 'subscribers'>;

/** Writes onto somebody's own record; of whoever is not, or no longer, on record nothing is kept. */
const write =
  ({ clock, random, subscribers }: Needs) =>
  (id: SubscriberId, decide: (person: Subscriber) => Subscriber | undefined) =>
    changeItem(
      { clock, random },
      {
        what: 'a subscriber',
        load: () => subscribers.load(id),
        save: subscribers.save,
        decide,
      },
    );

/** Keeps what happened to somebody with their record. */
export const writeJournal =
  (ports: Needs) =>
  async (id: SubscriberId, entry: JournalEntry): Promise<void> => {
    await write(ports)(id, (person) => withJournalEntry(person, entry));
  };

/** Keeps that a mail which was asked for was not sent, where whoever it was for is on record. */
export const writeCapped =
  (ports: Needs) =>
  async (
    id: SubscriberId | undefined,
    by: CapReason,
    courseId: Extract<JournalEntry, { kind: 'capped' }>['courseId'],
  ): Promise<void> => {
    if (!id) return;
    const capped = { kind: 'capped', at: ports.clock.now(), by, courseId } as const;
    await write(ports)(id, (person) => withCapped(person, capped));
  };
