import type { LessonId } from '../content/lesson.ts';
import { nameToday } from '../content/published/course-history.ts';
import type { CourseHistory } from '../content/published/published-course.ts';
import type { CourseMail } from '../delivery/delivery-key.ts';
import type { MailParts } from '../mail/mail.ts';

/** What an author says in a mail; its frame, and where it stands in the course, are not of it. */
export type MailWords = Pick<MailParts, 'subject' | 'preview' | 'web'> & {
  against?: Pick<MailParts, 'subject'> | undefined;
};

/** The mails of a course in their order, the closing mail last. */
export type CourseWords = ReadonlyMap<CourseMail, MailWords>;

/** `renamed`: the same lesson under another id. `moved`: it comes at another place among those that stayed. */
const mailChangeKinds = ['added', 'renamed', 'moved', 'changed', 'withdrawn'] as const;

export type MailChange = {
  mail: CourseMail;
  /** The id that it had, where it was renamed. */
  was?: LessonId;
  how: readonly (typeof mailChangeKinds)[number][];
};

/**
 * What a course becomes, mail by mail: those that it is to have, in its order, and after them those that it has no more.
 * `history` is what the course that is to be knows about former names. What stays as it is has no entry.
 */
export const mailChanges = (
  before: CourseWords,
  after: CourseWords,
  history: CourseHistory | undefined,
): MailChange[] => {
  const today = (mail: CourseMail) => (mail === 'closing' ? mail : nameToday(mail, history));
  const former = new Map([...before.keys()].map((mail) => [today(mail), mail]));
  const stayed = [...after.keys()].filter((mail) => former.has(mail));
  const inPlace = longestInOrder(stayed, [...former.keys()]);

  const changes = [...after].map(([mail, words]): MailChange => {
    const was = former.get(mail);
    const had = was === undefined ? undefined : before.get(was);
    if (was === undefined || had === undefined) return { mail, how: ['added'] };
    const isRenamed = was !== mail && was !== 'closing';
    const how = [
      isRenamed ? (['renamed'] as const) : [],
      inPlace.has(mail) ? [] : (['moved'] as const),
      saysTheSame(had, words) ? [] : (['changed'] as const),
    ].flat();
    return { mail, ...(isRenamed ? { was } : {}), how };
  });
  const withdrawn = [...former]
    .filter(([mail]) => !after.has(mail))
    .map(([, mail]): MailChange => ({ mail, how: ['withdrawn'] }));
  return [...changes, ...withdrawn].filter(({ how }) => how.length > 0);
};

const saysTheSame = (one: MailWords, other: MailWords): boolean =>
  one.subject === other.subject &&
  one.against?.subject === other.against?.subject &&
  one.preview === other.preview &&
  one.web === other.web;

/** As many as possible of `mails` that follow each other as they do in `order`: the fewest others have moved. */
const longestInOrder = (
  mails: readonly CourseMail[],
  order: readonly CourseMail[],
): ReadonlySet<CourseMail> => {
  const runs: CourseMail[][] = [];
  for (const mail of mails) {
    const before = runs.filter((run) => order.indexOf(run.at(-1) ?? mail) < order.indexOf(mail));
    const [longest = []] = before.sort((a, b) => b.length - a.length);
    runs.push([...longest, mail]);
  }
  return new Set(runs.sort((a, b) => b.length - a.length)[0]);
};
