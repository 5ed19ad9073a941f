import * as z from 'zod';
import { type CourseId, courseId } from '../content/course.ts';
import { type IssueId, issueId } from '../content/issue.ts';
import { type ListId, listId } from '../content/newsletter.ts';
import { type SubscriberId, subscriberId } from '../subscriber/subscriber.ts';
import { currentDeliveryKey, type DeliveryKey, deliveryKey } from './delivery-key.ts';

/** Before the tags of issues, and of mails about lists. No subscriber is called so: a course's tag begins with one. */
const marks = { issue: 'n_', listMail: 'l_' } as const;

/** Names one mail for one subscriber, the same however often it is tried. */
export type DeliveryRef = { subscriberId: SubscriberId; courseId: CourseId; key: DeliveryKey };

/**
 * The reference as an SES message tag, at most 200 characters of `[a-z0-9_-]`. Ids hold no underscore, so the
 * parts can be told apart again.
 */
export const deliveryTag = (ref: DeliveryRef): string => `${ref.subscriberId}_${ref.courseId}_${ref.key}`;

const refSchema = z.lazy(() => z.tuple([subscriberId, courseId, deliveryKey]));

/** Reads a tag back; undefined for a tag that is not ours. */
export const parseDeliveryTag = (tag: string): DeliveryRef | undefined => {
  // Every event asks for each kind of tag, and a schema that refuses one takes ten times as long as to look at its mark.
  if (tag.startsWith(marks.issue) || tag.startsWith(marks.listMail)) return undefined;
  const [whose, which, ...rest] = tag.split('_');
  const parsed = refSchema.safeParse([whose, which, currentDeliveryKey(rest.join('_'))]);
  if (!parsed.success) return undefined;
  const [subscriber, course, key] = parsed.data;
  return { subscriberId: subscriber, courseId: course, key };
};

/** Names one issue for one subscriber. */
export type IssueDeliveryRef = { subscriberId: SubscriberId; listId: ListId; issueId: IssueId };

/** As a message tag: its mark keeps it apart from a course's, whatever list and issue are called. */
export const issueTag = ({ subscriberId, listId, issueId }: IssueDeliveryRef): string =>
  `${marks.issue}${subscriberId}_${listId}_${issueId}`;

const issueRefSchema = z.lazy(() => z.tuple([subscriberId, listId, issueId]));

/** Reads an issue's tag back; undefined for a tag that is none. */
export const parseIssueTag = (tag: string): IssueDeliveryRef | undefined => {
  if (!tag.startsWith(marks.issue)) return undefined;
  const parsed = issueRefSchema.safeParse(tag.slice(marks.issue.length).split('_'));
  if (!parsed.success) return undefined;
  const [subscriber, list, issue] = parsed.data;
  return { subscriberId: subscriber, listId: list, issueId: issue };
};

/** Names a mail about a sign-up to a newsletter, or about an address in its words. */
export type ListMailRef = { subscriberId: SubscriberId; listId: ListId; key: DeliveryKey };

/** As a message tag: apart from a course's and an issue's, whatever the list is called. */
export const listMailTag = ({ subscriberId, listId, key }: ListMailRef): string =>
  `${marks.listMail}${subscriberId}_${listId}_${key}`;

const listMailRefSchema = z.lazy(() => z.tuple([subscriberId, listId, deliveryKey]));

/** Reads such a tag back; undefined for a tag that is none. */
export const parseListMailTag = (tag: string): ListMailRef | undefined => {
  if (!tag.startsWith(marks.listMail)) return undefined;
  const parsed = listMailRefSchema.safeParse(tag.slice(marks.listMail.length).split('_'));
  if (!parsed.success) return undefined;
  const [subscriber, list, key] = parsed.data;
  return { subscriberId: subscriber, listId: list, key };
};
