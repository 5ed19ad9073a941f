import {
  freshSendingState,
  type SendingState,
  type StoreIdentity,
  storeIdentity,
} from '../../lib/domain/sending/sending-state.ts';
import type { SendingRecord } from '../../lib/pipeline/ports/sending-record.ts';
import type { Keep } from './keep.ts';

export const createMemorySendingRecord = (keep: Keep) => {
  const table = keep<{ state: SendingState; identity: StoreIdentity }>({
    state: freshSendingState,
    identity: storeIdentity.parse('the table'),
  });

  const sending: SendingRecord = {
    load: async () => table.state,
    save: async (next) => {
      if (next.version !== table.state.version) return 'stale';
      table.state = { ...next, version: next.version + 1 };
      return 'saved';
    },
    storeIdentity: async () => table.identity,
  };
  return {
    sending,
    sendingState: () => table.state,
    /** A restore: the same items in a physically different table. */
    becomeAnother: (id: string): void => {
      table.identity = storeIdentity.parse(id);
    },
  };
};
