import { release } from '../../domain/sending/sending-state.ts';
import { changeItem } from '../change-item.ts';
import type { Ports } from '../ports.ts';

/** Ends a stop of sending, by a person's decision and no other way. */
export const releaseSending = (ports: Pick<Ports, 'clock' | 'random' | 'sending' | 'telemetry'>) => {
  const { clock, sending, telemetry } = ports;
  return {
    /** Whether the record says that it was made in another table than this one. */
    isForeign: async (): Promise<boolean> => {
      const { tableId } = await sending.load();
      return tableId !== undefined && tableId !== (await sending.tableId());
    },
    go: async (): Promise<void> => {
      const own = await sending.tableId();
      await changeItem(ports, {
        what: 'the state of sending',
        load: sending.load,
        save: sending.save,
        decide: (state) => release(state, own, clock.now()),
      });
      telemetry.note('released');
    },
  };
};
