import type { CourseId } from '../content/course.ts';
import type { ListId } from '../content/newsletter.ts';
import { type PartedFrom, type PartingWords, partingWordsGoneAt } from '../subscriber/parting-words.ts';
import type { UnsubscribeReason } from '../subscriber/unsubscribe-reason.ts';
import type { Instant } from '../time/instant.ts';
import { dayOf } from './happening.ts';

/** What people said as they left, without whose it is: the newest first, and how many there are besides. */
export type SaidInParting = {
  said: {
    at: Instant;
    from: CourseId | ListId | 'everything';
    why?: UnsubscribeReason | undefined;
    words: string;
  }[];
  more: number;
};

/** As many as somebody reads. */
const mostShown = 100;

/** Whoever wants an answer may have left an address: on this page it stands for nobody. Their own record has it. */
const withoutAddresses = (words: string): string =>
  words.replace(/[^\s@<>()]+@[^\s@<>()]+/gu, '[an address]');

const nameOf = (from: PartedFrom): CourseId | ListId | 'everything' => {
  switch (from.kind) {
    case 'course':
      return from.courseId;
    case 'list':
      return from.listId;
    case 'everything':
      return from.kind;
  }
};

/** Those that were said from a day on, and whose time is not over: the table removes them some time after it is. */
export const saidInParting = (all: readonly PartingWords[], since: string, now: Instant): SaidInParting => {
  const said = all
    .filter((each) => dayOf(each.at) >= since && now < partingWordsGoneAt(each))
    .flatMap(({ at, from, why, words }) =>
      words === undefined ? [] : [{ at, from: nameOf(from), why, words: withoutAddresses(words) }],
    )
    .sort((a, b) => (a.at < b.at ? 1 : -1));
  return { said: said.slice(0, mostShown), more: Math.max(0, said.length - mostShown) };
};
