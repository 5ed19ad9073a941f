import type { PersonFilter } from './person-filter.ts';

const oneOf = (names: readonly string[]): string => names.join(' or ');

/** Whom a filter means, for whoever reads it: “in the course bread (active); with the tag bakers”. */
export const filterInWords = (filter: PersonFilter): string => {
  const { course, standing, had, notHad, list, tag, source, language, zone } = filter;
  const parts = [
    course && `in the course ${course}${standing ? ` (${oneOf(standing)})` : ', or were'}`,
    had && `have had the lesson ${had}`,
    notHad && `have not had the lesson ${notHad}`,
    list && `on the newsletter ${list}`,
    tag && `with the tag ${oneOf(tag)}`,
    filter.joinedFrom && `came on ${filter.joinedFrom} or later`,
    filter.joinedBefore && `came before ${filter.joinedBefore}`,
    source && `by the link ${oneOf(source)}`,
    language && `in a course in ${oneOf(language)}`,
    zone && `in the time zone ${oneOf(zone)}`,
    filter.name && `with “${filter.name}” in the first name`,
  ];
  return parts.filter((part) => part !== undefined && part !== '').join('; ') || 'everybody';
};
