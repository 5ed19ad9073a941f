import type { AddressChange } from '../../domain/delivery/address-change.ts';
import type { Enrollment } from '../../domain/enrollment/enrollment.ts';
import type { ScanCursor } from '../../domain/reports/books-round.ts';
import type { AddressHash } from '../../domain/subscriber/email-address.ts';
import type { PartingWords } from '../../domain/subscriber/parting-words.ts';
import type { Subscriber, SubscriberId } from '../../domain/subscriber/subscriber.ts';
import type { Saved } from './record.ts';

export type Subscribers = {
  /** The subscriber that an address belongs to; strongly consistent. */
  idOf(address: AddressHash): Promise<SubscriberId | undefined>;
  /** Gives the address to `id` unless it has an owner; returns the owner. */
  takeAddress(address: AddressHash, id: SubscriberId): Promise<SubscriberId>;
  /** Gives the address up, if it is still `id`'s. */
  giveUpAddress(address: AddressHash, id: SubscriberId): Promise<void>;
  load(id: SubscriberId): Promise<Subscriber | undefined>;
  /** As it is, or as it was a moment ago, at half the price: where what is read late does no harm. */
  glance(id: SubscriberId): Promise<Subscriber | undefined>;
  /** Writes if the stored version is still the one read (0: none stored). */
  save(subscriber: Subscriber): Promise<Saved>;
  /** For good, if the stored version is still the one read. */
  remove(subscriber: Subscriber): Promise<Saved>;
};

export type AddressChanges = {
  /** Strongly consistent. */
  load(id: SubscriberId): Promise<AddressChange | undefined>;
  /** Writes if the stored version is still the one read (0: none stored). */
  save(change: AddressChange): Promise<Saved>;
  remove(id: SubscriberId): Promise<void>;
};

/** Somebody on record, with the courses that they are in, or were. */
export type PersonOnRecord = { subscriber: Subscriber; enrollments: Enrollment[] };

/** Everybody on record, each as a whole. Costs a reading of the record as far as it goes: for lists, and never for one person. */
export type PeopleScan = {
  /**
   * One page, from a cursor on, and the cursor after it unless it was the last; it may hold nobody. `most`: how many items of
   * the record it looks at, instead of as many as travel at once. People who cannot be read are counted.
   */
  page(
    from?: ScanCursor,
    most?: number,
  ): Promise<{ found: PersonOnRecord[]; unreadable: number; next?: ScanCursor }>;
  /** The cursor after somebody, whether they are still on record or not. */
  after(id: SubscriberId): Promise<ScanCursor>;
};

export type PartingWordsRef = Pick<PartingWords, 'subscriberId' | 'from'>;

/** What people who have left said in their own words. There are few of them, and each is gone in its time. */
export type PartingWordsRecord = {
  /** Strongly consistent. */
  load(ref: PartingWordsRef): Promise<PartingWords | undefined>;
  /** What one person said; strongly consistent. */
  of(subscriber: SubscriberId): Promise<PartingWords[]>;
  /** What everybody said, page by page, in no order. */
  all(): AsyncIterable<PartingWords[]>;
  /** Writes if the stored version is still the one read (0: none stored). */
  save(said: PartingWords): Promise<Saved>;
  remove(ref: PartingWordsRef): Promise<void>;
};
