import type { Courses } from './ports.ts';

/** Reads each course and each of its mails once, for the length of one sweep: a publish in between waits for the next. */
export const rememberCourses = (courses: Courses): Courses => {
  const current = new Map<string, ReturnType<Courses['current']>>();
  const mails = new Map<string, ReturnType<Courses['mail']>>();
  const once = <Value>(
    known: Map<string, Promise<Value>>,
    key: string,
    read: () => Promise<Value>,
  ): Promise<Value> => {
    const value = known.get(key) ?? read();
    known.set(key, value);
    // A failed read is not remembered: the next caller tries again.
    value.catch(() => known.delete(key));
    return value;
  };
  return {
    current: (course) => once(current, course, () => courses.current(course)),
    mail: (course, version, key) =>
      once(mails, `${course} ${version} ${key}`, () => courses.mail(course, version, key)),
    publish: courses.publish,
  };
};
