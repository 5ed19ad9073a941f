import { release } from '../../domain/sending/sending-state.ts';
import type { Ports } from '../ports.ts';

/** Ends a stop of sending, by a person's decision and no other way. */
export const releaseSending = ({
  clock,
  sending,
  telemetry,
}: Pick<Ports, 'clock' | 'sending' | 'telemetry'>) => ({
  /** Whether the record says that it was made in another store than it stands in. */
  isForeign: async (): Promise<boolean> => {
    const { madeIn } = await sending.load();
    return madeIn !== undefined && madeIn !== (await sending.storeIdentity());
  },
  go: async (): Promise<void> => {
    const own = await sending.storeIdentity();
    for (;;) {
      if ((await sending.save(release(await sending.load(), own, clock.now()))) === 'saved') break;
    }
    telemetry.note('released');
  },
});
