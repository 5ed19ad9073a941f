import type { CourseId } from '../../lib/domain/content/course.ts';
import type { PublishedCourse } from '../../lib/domain/content/published/published-course.ts';
import type { CompiledMail } from '../../lib/domain/mail/mail.ts';
import type { Courses } from '../../lib/pipeline/ports/published.ts';
import type { Keep } from './keep.ts';

export const createMemoryCourses = (keep: Keep) => {
  const published = keep(new Map<CourseId, PublishedCourse>());
  const publications: PublishedCourse[] = keep([]);
  const mails = keep(new Map<string, CompiledMail>());

  const courses: Courses = {
    current: async (course) => published.get(course),
    version: async (id, version) =>
      publications.findLast((each) => each.course.id === id && each.version === version),
    versionAt: async (id, at) => {
      const [first, ...later] = publications.filter(({ course }) => course.id === id);
      return (later.findLast(({ publishedAt }) => publishedAt <= at) ?? first)?.version;
    },
    mail: async (course, version, key) => mails.get(`${course} ${version} ${key}`),
    publish: async (next, compiled) => {
      for (const mail of compiled) mails.set(`${next.course.id} ${next.version} ${mail.key}`, mail);
      const ended = published.get(next.course.id)?.ended;
      published.set(next.course.id, ended ? { ...next, ended } : next);
      publications.push(next);
    },
    end: async (course, site, at) => {
      const known = published.get(course);
      if (!known) return 'unknown';
      published.set(course, { ...known, site, ended: known.ended ?? at });
      return known.ended ? 'already-ended' : 'ended';
    },
  };
  return { courses };
};
