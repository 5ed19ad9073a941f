import { freshSendingState, type SendingState } from '../../lib/domain/sending/sending-state.ts';
import type { SendingRecord } from '../../lib/pipeline/ports.ts';

export const createMemorySendingRecord = () => {
  let state: SendingState = freshSendingState;
  let tableId = 'the table';

  const sending: SendingRecord = {
    load: async () => state,
    save: async (next) => {
      if (next.version !== state.version) return 'stale';
      state = { ...next, version: next.version + 1 };
      return 'saved';
    },
    tableId: async () => tableId,
  };
  return {
    sending,
    sendingState: () => state,
    /** A restore: the same items in a physically different table. */
    becomeAnother: (id: string): void => {
      tableId = id;
    },
  };
};
