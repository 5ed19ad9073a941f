import type { HealthHour } from '../../domain/sending/health.ts';
import type { SendingState, StoreIdentity } from '../../domain/sending/sending-state.ts';
import type { Saved } from './record.ts';

export type SendingRecord = {
  /** The shared state of the account, or a fresh one. Strongly consistent. */
  load(): Promise<SendingState>;
  /** Writes if the stored version is still the one read (0: none stored). */
  save(sending: SendingState): Promise<Saved>;
  /** Which store this record stands in now: a restored or copied one is another. */
  storeIdentity(): Promise<StoreIdentity>;
};

export type Health = {
  /** Adds to an hour's counts, atomically. */
  add(hour: string, counts: Partial<Omit<HealthHour, 'hour'>>): Promise<void>;
  /** The hours from `hour` on that anything happened in. */
  since(hour: string): Promise<HealthHour[]>;
};
