import type { SendingState } from '../../domain/sending/sending-state.ts';
import { millisecondsApart } from '../../domain/time/instant.ts';
import type { Ports } from '../ports.ts';

/** One write in so many milliseconds: what an idle stage costs must stay next to nothing. */
const often = 5 * 60_000;

/** Leaves word that sweeps run, for whoever asks when the last one was. Gives the state of sending as it then is. */
export const noteSweep =
  ({ clock, sending }: Pick<Ports, 'clock' | 'sending'>) =>
  async (state: SendingState): Promise<SendingState> => {
    const now = clock.now();
    if (state.sweptAt && millisecondsApart(state.sweptAt, now) < often) return state;
    const noted = { ...state, sweptAt: now };
    // Where somebody else wrote first, the next sweep leaves word.
    return (await sending.save(noted)) === 'saved' ? { ...noted, version: state.version + 1 } : state;
  };
