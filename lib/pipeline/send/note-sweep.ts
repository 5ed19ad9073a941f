import { millisecondsApart } from '../../domain/time/instant.ts';
import type { Ports } from '../ports.ts';

/** One write in so many milliseconds: what an idle stage costs must stay next to nothing. */
const often = 5 * 60_000;

/** Leaves word that sweeps run, for whoever asks when the last one was. */
export const noteSweep = (ports: Pick<Ports, 'clock' | 'sending'>) => async (): Promise<void> => {
  const { clock, sending } = ports;
  const state = await sending.load();
  const now = clock.now();
  if (state.sweptAt && millisecondsApart(state.sweptAt, now) < often) return;
  // Where somebody else wrote first, the next sweep leaves word.
  await sending.save({ ...state, sweptAt: now });
};
