import type { Connection } from '../../../lib/adapters/connect.ts';
import { nobodyInWords } from '../../../lib/domain/people/nobody-in-words.ts';
import type { SubscriberId } from '../../../lib/domain/subscriber/subscriber.ts';
import { findPerson } from '../../../lib/pipeline/people/find-person.ts';
import { UsageError } from '../../usage-error.ts';

/** Whom a command is about, by an address in any spelling or an id. What it says where there is nobody repeats neither. */
export const namedPerson = async (
  ports: Pick<Connection, 'hashes' | 'subscribers' | 'suppressions'>,
  who: string,
): Promise<SubscriberId> => {
  const found = await findPerson(ports)(who);
  switch (found.kind) {
    case 'found':
      return found.id;
    case 'unreadable':
      throw new UsageError('That is neither an address nor the id of a subscriber.');
    case 'nobody':
      throw new UsageError(nobodyInWords(found.suppression));
  }
};
