import type { PublishedCourse } from '../content/published/published-course.ts';
import { type CourseMail, occasionOf } from '../delivery/delivery-key.ts';
import { asPublished } from '../enrollment/as-published.ts';
import { outlineOf } from '../enrollment/course-outline.ts';
import type { Enrollment } from '../enrollment/enrollment.ts';
import { nextLessonKey } from '../enrollment/next-lesson.ts';
import type { Standing } from '../subscriber/standing.ts';
import { type Instant, later } from '../time/instant.ts';
import { dateIn } from '../time/schedule.ts';
import type { CourseHours } from './planned-calendar.ts';
import { nextMailAt, nobody, placesOf, type Reach } from './reach.ts';
import { comingHours } from './standings.ts';

type Course = Omit<PublishedCourse, 'publishedAt'>;

export type CourseNumbers = {
  /** Who is in it, by where they stand; whoever has left is not. */
  people: Record<Exclude<Standing['status'], 'left'>, number>;
  /** How many mails of the course come on which day of the site's zone, in the week that begins now; only days with any. */
  next: { date: string; mails: number }[];
  /** How many of its mails come in which hour of UTC (`2026-11-24T09`), as it is now and as it would be. */
  hours: CourseHours['hours'];
  /** Enrollments that cannot be read: they are in no number, and get no mail. */
  unreadable: number;
};

/** What is looked at as "soon", where a mail is taken away that somebody is about to get. */
const soon = { hours: 1 } as const;

/** Counts whom a course reaches once `after` is published in place of `before`, as its enrollments are read page by page. */
export const createCourseCount = ({
  before,
  after,
  now,
}: {
  before: Course | undefined;
  after: Course;
  now: Instant;
}) => {
  const [willBe, is] = [new Map<CourseMail, Reach>(), new Map<CourseMail, Reach>()];
  const aboutToCome = new Map<CourseMail, number>();
  const people = { pending: 0, active: 0, completed: 0 };
  const days = new Map<string, number>();
  const hours = { now: new Map<string, number>(), planned: new Map<string, number>() };
  let unreadable = 0;

  const addNow = (enrollment: Enrollment, course: Course) => {
    const outline = outlineOf(course);
    addPlaces(is, placesOf(enrollment, outline));
    addHours(hours.now, comingHours(enrollment, outline, now));
    const at = nextMailAt(enrollment, outline, now);
    const key = nextLessonKey(enrollment, outline);
    const mail = key && occasionOf(key)?.mail;
    if (at && mail && at <= later(now, soon)) aboutToCome.set(mail, (aboutToCome.get(mail) ?? 0) + 1);
  };

  const addThen = (enrollment: Enrollment) => {
    const { status } = enrollment.standing;
    if (status !== 'left') people[status] += 1;
    const outline = outlineOf(after);
    addPlaces(willBe, placesOf(enrollment, outline));
    addHours(hours.planned, comingHours(enrollment, outline, now));
    const at = nextMailAt(enrollment, outline, now);
    if (!at || at >= later(now, { days: 7 })) return;
    const date = dateIn(after.site.timeZone, at);
    days.set(date, (days.get(date) ?? 0) + 1);
  };

  return {
    add: (page: { found: readonly Enrollment[]; unreadable: number }): void => {
      unreadable += page.unreadable;
      for (const enrollment of page.found) {
        if (before) addNow(asPublished(enrollment, before), before);
        addThen(asPublished(enrollment, after));
      }
    },
    /** Whom a mail reaches as the course is to be. */
    reach: (mail: CourseMail): Reach => willBe.get(mail) ?? nobody,
    /** Whom it reaches as the course is now. */
    reachNow: (mail: CourseMail): Reach => is.get(mail) ?? nobody,
    /** Whose next mail it is, within the hour, as the course is now. */
    dueWithinHour: (mail: CourseMail): number => aboutToCome.get(mail) ?? 0,
    numbers: (): CourseNumbers => ({
      people,
      next: [...days].map(([date, mails]) => ({ date, mails })).sort((a, b) => (a.date < b.date ? -1 : 1)),
      hours: { now: Object.fromEntries(hours.now), planned: Object.fromEntries(hours.planned) },
      unreadable,
    }),
  };
};

const addHours = (to: Map<string, number>, coming: Readonly<Record<string, number>>): void => {
  for (const [hour, mails] of Object.entries(coming)) to.set(hour, (to.get(hour) ?? 0) + mails);
};

const addPlaces = (to: Map<CourseMail, Reach>, places: ReturnType<typeof placesOf>): void => {
  for (const [mail, place] of places) {
    const reach = to.get(mail) ?? nobody;
    to.set(mail, { ...reach, [place]: reach[place] + 1 });
  }
};
