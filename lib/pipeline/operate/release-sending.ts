import { release } from '../../domain/sending/sending-state.ts';
import { changeItem } from '../change-item.ts';
import type { Ports } from '../ports.ts';

/** Ends a stop of sending, by a person's decision and no other way. */
export const releaseSending = (ports: Pick<Ports, 'clock' | 'random' | 'sending' | 'telemetry'>) => {
  const { clock, sending, telemetry } = ports;
  return {
    /** Whether the record says that it was made in another store than it stands in. */
    isForeign: async (): Promise<boolean> => {
      const { madeIn } = await sending.load();
      return madeIn !== undefined && madeIn !== (await sending.storeIdentity());
    },
    go: async (): Promise<void> => {
      const own = await sending.storeIdentity();
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
