import type { Membership } from '../membership/membership.ts';
import type { TimeZone } from '../time/time-zone.ts';
import { momentInWords } from './moment-in-words.ts';
import { leftInWords } from './why-in-words.ts';

/** Where somebody stands in a course or on a newsletter, as an operator reads it. */
export const standingInWords = ({ standing }: Membership, zone: TimeZone): string => {
  switch (standing.status) {
    case 'pending':
      return `asked for on ${momentInWords(standing.requestedAt, zone)}, not confirmed`;
    case 'active':
      return `in it since ${momentInWords(standing.since, zone)}`;
    case 'completed':
      return `completed on ${momentInWords(standing.at, zone)}`;
    case 'left':
      return `${leftInWords(standing.reason, standing.way)} on ${momentInWords(standing.at, zone)}`;
  }
};
