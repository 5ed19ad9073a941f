import type { Instant } from '../time/instant.ts';
import { currentPause, type IssueRecord } from './issue-record.ts';

export const people = (count: number): string => (count === 1 ? '1 member' : `${count} members`);

/** Where an issue stands, for the end of a line; moments as they are on record, or in words of the reader's. */
export const issueStandingInWords = (
  record: IssueRecord,
  moment: (at: Instant) => string = (at) => at,
): string => {
  const pause = currentPause(record);
  const standing = standingInWords(record, moment);
  if (!pause) return standing;
  return `paused since ${moment(pause.since)}${pause.note ? ` (“${pause.note}”)` : ''}; ${standing}`;
};

const standingInWords = (
  { standing, sendAt, sendNow, candidates }: IssueRecord,
  moment: (at: Instant) => string,
): string => {
  switch (standing.status) {
    case 'scheduled':
      return sendNow
        ? 'scheduled, goes out with the next sweep'
        : `scheduled, goes out from ${moment(sendAt)} onwards`;
    case 'fanning-out':
      return `going out, ${people(candidates)} so far`;
    case 'sending':
      return `going out to ${people(candidates)}`;
    case 'done':
      return `done on ${moment(standing.at)}, ${people(candidates)}`;
    case 'withdrawn':
      return `withdrawn on ${moment(standing.at)}, when its file was gone`;
    case 'cancelled':
      return `cancelled on ${moment(standing.at)}, by when ${people(candidates)} had a copy made`;
  }
};
