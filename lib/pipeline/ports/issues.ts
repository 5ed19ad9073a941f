import type { IssueId } from '../../domain/content/issue.ts';
import type { ListId } from '../../domain/content/newsletter.ts';
import type { IssueDeliveryRef } from '../../domain/delivery/delivery-tag.ts';
import type { IssueDelivery } from '../../domain/newsletter/issue-delivery.ts';
import type { IssueRecord, MemberCursor } from '../../domain/newsletter/issue-record.ts';
import type { IssueBooksRound } from '../../domain/reports/issue-books-round.ts';
import type { Saved } from './record.ts';

/** One issue of a list. */
export type IssueRef = { listId: ListId; issueId: IssueId };

export type IssueRecords = {
  /** Strongly consistent. */
  load(ref: IssueRef): Promise<IssueRecord | undefined>;
  of(list: ListId): Promise<IssueRecord[]>;
  /** Writes if the stored version is still the one read (0: none stored). */
  save(record: IssueRecord): Promise<Saved>;
};

export type IssueDeliveries = {
  /** Strongly consistent. */
  load(ref: IssueDeliveryRef): Promise<IssueDelivery | undefined>;
  /** As it is, or as it was a moment ago, at half the price: where what is read late does no harm. */
  glance(ref: IssueDeliveryRef): Promise<IssueDelivery | undefined>;
  /** Writes if the stored version is still the one read (0: none stored); `replaces` is what was read, as of enrollments. */
  save(delivery: IssueDelivery, replaces?: IssueDelivery): Promise<Saved>;
  remove(ref: IssueDeliveryRef): Promise<void>;
  /** Every delivery of an issue, page by page; items that cannot be read are counted. */
  of(issue: IssueRef): AsyncIterable<{ found: IssueDelivery[]; unreadable: number }>;
  /** One page of them, from a cursor on, and the cursor after it unless it was the last. */
  page(
    issue: IssueRef,
    from?: MemberCursor,
  ): Promise<{ found: IssueDelivery[]; unreadable: number; next?: MemberCursor }>;
};

/** How far the look at an issue's books has come, or what the last one found. */
export type IssueBooksRounds = {
  /** Strongly consistent. */
  load(issue: IssueRef): Promise<IssueBooksRound | undefined>;
  /** Writes if the stored version is still the one read (0: none stored). */
  save(round: IssueBooksRound): Promise<Saved>;
};
