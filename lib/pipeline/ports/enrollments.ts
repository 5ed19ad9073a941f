import type { CourseId } from '../../domain/content/course.ts';
import type { Enrollment } from '../../domain/enrollment/enrollment.ts';
import type { BooksRound, ScanCursor } from '../../domain/reports/books-round.ts';
import type { Share } from '../../domain/sending/share.ts';
import type { SubscriberId } from '../../domain/subscriber/subscriber.ts';
import type { Saved } from './record.ts';

export type EnrollmentRef = { subscriberId: SubscriberId; courseId: CourseId };

export type Enrollments = {
  /** Strongly consistent. */
  load(ref: EnrollmentRef): Promise<Enrollment | undefined>;
  /** As it is, or as it was a moment ago, at half the price: where what is read late does no harm. */
  glance(ref: EnrollmentRef): Promise<Enrollment | undefined>;
  of(subscriber: SubscriberId): Promise<Enrollment[]>;
  /**
   * Writes if the stored version is still the one read (0: none stored). Whoever still has what was read may say so: a write that
   * wins `replaces` just that, which then need not come back from the store to be counted by.
   */
  save(enrollment: Enrollment, replaces?: Enrollment): Promise<Saved>;
  remove(ref: EnrollmentRef): Promise<void>;
};

/** Who is in a course, or was. Costs a reading of the whole record: for commands and once a day, never for a sweep. */
export type EnrollmentScan = {
  /** Page by page, of one course or of all; items that cannot be read are counted. */
  of(course?: CourseId): AsyncIterable<{ found: Enrollment[]; unreadable: number }>;
  /** One page of a share of all, from a cursor on, and the cursor after it unless it was the last. */
  page(
    share: Share,
    from?: ScanCursor,
  ): Promise<{ found: Enrollment[]; unreadable: number; next?: ScanCursor }>;
};

/** How far the look at everybody's books has come. */
export type BooksRounds = {
  /** The last round of a share, whether it is through or not; strongly consistent. */
  load(share: Share): Promise<BooksRound | undefined>;
  /** Writes if the stored version is still the one read (0: none stored). */
  save(round: BooksRound): Promise<Saved>;
};
