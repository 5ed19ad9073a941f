import { happenedInWords } from '../../../lib/domain/people/chronicle-in-words.ts';
import { momentInWords } from '../../../lib/domain/people/moment-in-words.ts';
import { shownPerson } from '../../../lib/domain/people/shown-person.ts';
import { standingInWords } from '../../../lib/domain/people/standing-in-words.ts';
import { todayInWords } from '../../../lib/domain/people/today-in-words.ts';
import { mailInWords } from '../../../lib/domain/people/why-in-words.ts';
import type { Subscriber } from '../../../lib/domain/subscriber/subscriber.ts';
import type { Belonging, PersonView } from '../../../lib/pipeline/people/show-person.ts';

const belongingInWords = ({ of, membership, next }: Belonging, zone: Subscriber['zone']): string[] => [
  `  ${of}: ${standingInWords(membership, zone)}`,
  ...next.map(
    ({ mail, at }) =>
      `    next: ${mailInWords(mail)}, ${at ? momentInWords(at, zone) : 'when what is under way is settled'}`,
  ),
];

/** Everything about one person, line by line. */
export const personInWords = ({ record, belongings, chronicle }: PersonView, isMasked: boolean): string[] => {
  const { address, firstName, id, zone, tags } = shownPerson(record.subscriber, isMasked);
  return [
    [firstName, `<${address}>`].filter(Boolean).join(' '),
    `${id}, times in ${zone}${tags.length > 0 ? `, tags: ${tags.join(', ')}` : ''}`,
    '',
    todayInWords(belongings, zone),
    '',
    ...belongings.flatMap((belonging) => belongingInWords(belonging, zone)),
    ...(belongings.length > 0 ? [''] : []),
    ...chronicle.map((moment) => `${momentInWords(moment.at, zone)}  ${happenedInWords(moment, zone)}`),
  ];
};

/** The same for another program. */
export const personAsJson = ({ record, belongings, chronicle }: PersonView, isMasked: boolean) => {
  const person = shownPerson(record.subscriber, isMasked);
  return {
    person,
    today: todayInWords(belongings, person.zone),
    belongings: belongings.map(({ of, membership, today, next }) => ({
      of,
      standing: membership.standing,
      today,
      next,
    })),
    chronicle: chronicle.map((moment) => ({
      at: moment.at,
      ...(moment.of === undefined ? {} : { of: moment.of }),
      kind: moment.what.kind,
      words: happenedInWords(moment, person.zone),
    })),
  };
};
