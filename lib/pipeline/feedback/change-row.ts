import type { Feedback } from '../../domain/sending/feedback.ts';
import type { TransientBounce } from '../../domain/subscriber/transient-bounces.ts';
import { type Changed, changeItem } from '../change-item.ts';
import type { Ports } from '../ports.ts';
import { isCurrent, type Recipient, recipientOf } from './recipient.ts';

type Row = readonly TransientBounce[];

/** Changes the row of bounces of whom an event is about, while the address that it is about is the one they have. */
export const changeRow = (
  ports: Pick<Ports, 'clock' | 'random' | 'hashes' | 'subscribers' | 'suppressions'>,
  feedback: Feedback,
  change: (row: Row) => TransientBounce[] | undefined,
): Promise<Changed<Recipient>> =>
  changeItem<Recipient>(ports, {
    what: 'a subscriber',
    load: () => recipientOf(ports)(feedback),
    save: ({ person }) => ports.subscribers.save(person),
    decide: (recipient) => {
      const row = isCurrent(recipient) ? change(rowOf(recipient)) : undefined;
      return row && { ...recipient, person: { ...recipient.person, transientBounces: row } };
    },
  });

export const rowOf = ({ person }: Recipient): Row => person.transientBounces ?? [];
