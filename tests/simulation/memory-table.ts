import type { Enrollment } from '../../lib/domain/enrollment/enrollment.ts';
import type { HealthHour } from '../../lib/domain/sending/health.ts';
import {
  freshSendingState,
  type SendingState,
  storeIdentity,
} from '../../lib/domain/sending/sending-state.ts';
import type { AddressHash, EmailAddress } from '../../lib/domain/subscriber/email-address.ts';
import {
  type Subscriber,
  type SubscriberId,
  subscriberSchema,
} from '../../lib/domain/subscriber/subscriber.ts';
import type { Suppression } from '../../lib/domain/subscriber/suppression.ts';
import type { EnrollmentRef, Saved } from '../../lib/pipeline/ports.ts';
import { type DueIndex, put } from './due-index.ts';

export const refKey = ({ subscriberId, courseId }: EnrollmentRef): string => `${subscriberId} ${courseId}`;

/** Told of every stored enrollment, in the order in which they were stored. */
export type Watch = (stored: Enrollment, before: Enrollment | undefined) => void;

/**
 * The table as DynamoDB keeps it: whole items and conditional puts by version. Each method is one atomic moment.
 */
export const createTable = (options: { watch: Watch; index: DueIndex }) => {
  const enrollments = new Map<string, Enrollment>();
  const subscribers = new Map<string, Subscriber>();
  const suppressions = new Map<string, Suppression>();
  const hours = new Map<string, HealthHour>();
  const unreadable = new Set<string>();
  let sending: SendingState = freshSendingState;
  let id = storeIdentity.parse('the table');

  return {
    loadEnrollment: (ref: EnrollmentRef): Enrollment | undefined => {
      if (unreadable.has(refKey(ref))) throw new Error('The item can not be read.');
      return enrollments.get(refKey(ref));
    },
    enrollmentsOf: (subscriber: SubscriberId): Enrollment[] =>
      [...enrollments.values()].filter(({ subscriberId }) => subscriberId === subscriber),
    saveEnrollment: (enrollment: Enrollment): Saved => {
      const key = refKey(enrollment);
      const before = enrollments.get(key);
      const saved = put(enrollments, key, enrollment);
      if (saved === 'saved') {
        options.watch(enrollment, before);
        const { subscriberId, courseId, dueAt } = enrollment;
        options.index.stored(key, subscriberId, { subscriberId, courseId }, dueAt);
      }
      return saved;
    },
    readableEnrollments: (): Enrollment[] =>
      [...enrollments].filter(([key]) => !unreadable.has(key)).map(([, enrollment]) => enrollment),

    /** A stand-in for the keyed hash, which a test can read. */
    hashOf: (address: EmailAddress): AddressHash =>
      subscriberSchema.shape.addressHash.parse(`hash of ${address}`),
    loadSubscriber: (subscriber: SubscriberId) => subscribers.get(subscriber),
    saveSubscriber: (subscriber: Subscriber): Saved => put(subscribers, subscriber.id, subscriber),
    removeSubscriber: ({ id, version }: Subscriber): Saved => {
      if (subscribers.get(id)?.version !== version) return 'stale';
      subscribers.delete(id);
      return 'saved';
    },
    removeEnrollment: (ref: EnrollmentRef): void => {
      enrollments.delete(refKey(ref));
      options.index.removed(refKey(ref));
    },
    idOf: (hash: AddressHash): SubscriberId | undefined =>
      [...subscribers.values()].find(({ addressHash }) => addressHash === hash)?.id,

    findSuppression: (hash: AddressHash) => suppressions.get(hash),
    suppress: (hash: AddressHash, suppression: Suppression): void => {
      const known = suppressions.get(hash);
      if (!known || suppression.reason === 'complaint') suppressions.set(hash, suppression);
    },

    loadSending: () => sending,
    saveSending: (next: SendingState): Saved => {
      if (next.version !== sending.version) return 'stale';
      sending = { ...next, version: next.version + 1 };
      return 'saved';
    },
    storeIdentity: () => id,

    addHealth: (hour: string, counts: Partial<Omit<HealthHour, 'hour'>>): void => {
      const { sent, bounces, complaints } = hours.get(hour) ?? { sent: 0, bounces: 0, complaints: 0 };
      hours.set(hour, {
        hour,
        sent: sent + (counts.sent ?? 0),
        bounces: bounces + (counts.bounces ?? 0),
        complaints: complaints + (counts.complaints ?? 0),
      });
    },
    healthSince: (hour: string): HealthHour[] => [...hours.values()].filter((each) => each.hour >= hour),

    // ── What tests do to a table ──
    /** The person and everything of theirs is gone, without a trace in the index but what it has not learnt. */
    erase: (subscriber: SubscriberId): void => {
      subscribers.delete(subscriber);
      for (const [key, { subscriberId }] of enrollments) {
        if (subscriberId !== subscriber) continue;
        enrollments.delete(key);
        options.index.removed(key);
      }
    },
    /** An item that the code can not read, as an older version or a slip of the hand might leave it. */
    spoil: (ref: EnrollmentRef): void => {
      unreadable.add(refKey(ref));
    },
    /** A restore: the same items in a physically different table. */
    becomeAnother: (newId: string): void => {
      id = storeIdentity.parse(newId);
    },
  };
};
export type MemoryTable = ReturnType<typeof createTable>;
