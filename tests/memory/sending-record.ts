import {
  freshSendingState,
  type SendingState,
  storeIdentity,
} from '../../lib/domain/sending/sending-state.ts';
import type { SendingRecord } from '../../lib/pipeline/ports/sending-record.ts';

export const createMemorySendingRecord = () => {
  let state: SendingState = freshSendingState;
  let identity = storeIdentity.parse('the table');

  const sending: SendingRecord = {
    load: async () => state,
    save: async (next) => {
      if (next.version !== state.version) return 'stale';
      state = { ...next, version: next.version + 1 };
      return 'saved';
    },
    storeIdentity: async () => identity,
  };
  return {
    sending,
    sendingState: () => state,
    /** A restore: the same items in a physically different table. */
    becomeAnother: (id: string): void => {
      identity = storeIdentity.parse(id);
    },
  };
};
