import type { Published } from '../../domain/membership/published.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { EnrollmentRef } from '../../pipeline/ports/enrollments.ts';
import type { MembershipRef, SubscriptionRef } from '../../pipeline/ports/subscriptions.ts';
import type { Message } from '../../words/message.ts';
import { findListPage, type WebContext } from '../context.ts';
import { wordsOf } from './words-of.ts';

/** What is said as somebody leaves a course or a list and comes back to it, and whose page it is said on. */
export type MembershipInWords = {
  published: Published | undefined;
  ask: Message;
  done: Message;
  undo: Message;
  /** To those who are in it no more, where that is said apart. */
  already?: Message;
  /** `nextAt`: when the next lesson comes, where that is known. */
  undone(nextAt: Instant | undefined): Promise<Message>;
};

export const membershipInWords = (web: WebContext, ref: MembershipRef): Promise<MembershipInWords> =>
  'courseId' in ref ? enrollmentInWords(web, ref) : subscriptionInWords(web, ref);

const enrollmentInWords = async ({ ports }: WebContext, ref: EnrollmentRef): Promise<MembershipInWords> => {
  const published = await ports.courses.current(ref.courseId);
  const title = published?.course.title ?? ref.courseId;
  const words = await wordsOf(published);
  const { already, ask, done, undo, undone } = words.leave;
  return {
    published,
    already: already(title),
    ask: ask(title),
    done: done(title),
    undo: undo(title),
    undone: async (nextAt) => {
      const enrollment = await ports.enrollments.load(ref);
      const next = nextAt && enrollment && words.dates.day(nextAt, enrollment.zone);
      return undone({ title, next });
    },
  };
};

const subscriptionInWords = async (
  web: WebContext,
  { listId }: SubscriptionRef,
): Promise<MembershipInWords> => {
  const published = await findListPage(web, listId);
  const title = published && 'list' in published ? published.list.title : listId;
  const { newsletter } = await wordsOf(published);
  const { ask, done, undo, undone } = newsletter;
  return {
    published,
    ask: ask(title),
    done: done(title),
    undo: undo(title),
    undone: async () => undone(title),
  };
};
