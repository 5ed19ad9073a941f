import { memoize } from '../memoize.ts';
import type { Courses } from '../ports/published.ts';

/** Reads each course and each of its mails once, for the length of one sweep: a publish in between waits for the next. */
export const cacheCourses = (courses: Courses): Courses => {
  const current = memoize<Awaited<ReturnType<Courses['current']>>>();
  const mails = memoize<Awaited<ReturnType<Courses['mail']>>>();
  return {
    ...courses,
    current: (course) => current(course, () => courses.current(course)),
    mail: (course, version, key) =>
      mails(`${course} ${version} ${key}`, () => courses.mail(course, version, key)),
  };
};
