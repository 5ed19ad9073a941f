import type { AddressHash } from '../../domain/subscriber/email-address.ts';
import type { Lifted, Suppression, SuppressionRecord } from '../../domain/subscriber/suppression.ts';
import type { Saved } from './record.ts';

export type Suppressions = {
  /** What stands against an address now. */
  find(address: AddressHash): Promise<Suppression | undefined>;
  /** With all that stood against it before, and was lifted. */
  history(address: AddressHash): Promise<SuppressionRecord | undefined>;
  /** The first reason stays unless the new one is stronger: erased, bounce, complaint. A later bounce counts anew. */
  add(address: AddressHash, suppression: Suppression): Promise<void>;
  /** Takes an address off the list; `stale` unless `suppression` is what still stands. Why it did is kept, but of an erasure. */
  lift(address: AddressHash, suppression: Suppression, lifted: Lifted): Promise<Saved>;
};
