import { isUnsettled } from '../../domain/delivery/ledger-entry.ts';
import { asPublished } from '../../domain/enrollment/as-published.ts';
import { outlineOf } from '../../domain/enrollment/course-outline.ts';
import type { PublishedIssue } from '../../domain/newsletter/published-issue.ts';
import {
  type Unknown,
  unknownIssue,
  unknownLessons,
  type WhatNext,
} from '../../domain/reports/unknown-deliveries.ts';
import type { SubscriberId } from '../../domain/subscriber/subscriber.ts';
import type { IssueRef } from '../ports/issues.ts';
import type { Ports } from '../ports.ts';
import { circumstancesOf } from '../send/circumstances-of.ts';

type Needs = Pick<
  Ports,
  | 'clock'
  | 'enrollmentScan'
  | 'courses'
  | 'newsletters'
  | 'issueRecords'
  | 'issueDeliveries'
  | 'subscriptions'
>;

/** One of them: `<course>/<mail>` or `<list>/<issue>`, and whose it is. */
export type UnknownMail = Unknown & { mail: string; subscriberId: SubscriberId };

/**
 * Every mail whose fate is unknown now, of courses and of newsletters, and how many items cannot be read.
 * Unknown mails are in no index of their own: this reads the whole record.
 */
export const listUnknown = async function* (
  ports: Needs,
): AsyncGenerator<{ found: UnknownMail[]; unreadable: number }> {
  yield* ofCourses(ports);
  yield* ofNewsletters(ports);
};

const ofCourses = async function* ({ clock, enrollmentScan, courses }: Needs) {
  for await (const { found, unreadable } of enrollmentScan.of()) {
    const listed: UnknownMail[] = [];
    for (const enrollment of found) {
      const { courseId, subscriberId } = enrollment;
      const published = await courses.current(courseId);
      const outline = published && outlineOf(published);
      const today = asPublished(enrollment, published);
      for (const { key, ...unknown } of unknownLessons(today, outline, clock.now()))
        listed.push({ ...unknown, mail: `${courseId}/${key}`, subscriberId });
    }
    yield { found: listed, unreadable };
  }
};

const ofNewsletters = async function* (ports: Needs) {
  const { newsletters, issueRecords } = ports;
  for (const { list } of await newsletters.lists())
    for (const record of await issueRecords.of(list.id)) {
      const issue = await newsletters.issue(record, record.published);
      if (issue) yield* ofIssue(ports, record, issue);
    }
};

const ofIssue = async function* (ports: Needs, ref: IssueRef, issue: PublishedIssue) {
  const { clock, issueDeliveries } = ports;
  for await (const { found, unreadable } of issueDeliveries.of(ref)) {
    const listed: UnknownMail[] = [];
    // What has become of most copies is known: nothing more is read for those.
    for (const delivery of found.filter(({ entry }) => entry?.status === 'unknown' || isUnsettled(entry))) {
      const circumstances = await circumstancesOf(ports, delivery, issue);
      const unknown = unknownIssue(delivery, circumstances, clock.now());
      const { listId, issueId, subscriberId } = delivery;
      if (unknown) listed.push({ ...unknown, mail: `${listId}/${issueId}`, subscriberId });
    }
    yield { found: listed, unreadable };
  }
};

const nextInWords = (next: WhatNext): string => {
  switch (next.kind) {
    case 'resend':
      return `will be sent once more on ${next.at}`;
    case 'hold':
      return `will not be sent again: held from ${next.at} onwards`;
    case 'paused':
      return 'nothing is done about it before its issue is resumed';
    case 'nothing':
      return 'held: it will not be sent again';
    case 'wait':
      return 'nothing is due for it';
  }
};

/** One line: which mail, whose, since when, which attempt, and what comes next without an event. */
export const unknownInWords = ({ mail, since, attempt, next }: UnknownMail, whose: string): string =>
  `${mail}  ${whose}  since ${since}, attempt ${attempt}: ${nextInWords(next)}`;
