import type { CourseId } from '../content/course.ts';
import type { ListId } from '../content/newsletter.ts';
import type { TimeZone } from '../time/time-zone.ts';
import { whyInWords } from './why-in-words.ts';
import type { WhyNoMail } from './why-no-mail.ts';

/** One sentence: whether they got mail today, and if not, why not, of each course and newsletter of theirs. */
export const todayInWords = (
  belongings: readonly { of: CourseId | ListId; today: WhyNoMail }[],
  zone: TimeZone,
): string => {
  if (belongings.length === 0) return 'No mail today: they are in no course and on no newsletter.';
  const clauses = (those: typeof belongings) =>
    those.map(({ of, today }) => `${of}: ${whyInWords(today, zone)}`).join('; ');
  const got = belongings.filter(({ today }) => today.kind === 'got');
  return got.length > 0 ? `Mail today: ${clauses(got)}.` : `No mail today: ${clauses(belongings)}.`;
};
