import type { Segment } from '../content/newsletter.ts';
import { matchesSegment, type PersonFacts } from './matches-segment.ts';

/** Whom a list shows: a segment, and a part of a first name. */
export type PersonFilter = Segment & { name?: string | undefined };

/** Whether somebody is shown. A filter that says nothing shows everybody. */
export const isShown = ({ name, ...segment }: PersonFilter, facts: PersonFacts): boolean => {
  const called = facts.subscriber.firstName?.toLowerCase() ?? '';
  return (name === undefined || called.includes(name.toLowerCase())) && matchesSegment(segment, facts);
};
