import * as z from 'zod';
import type { CourseId } from '../../domain/content/course.ts';
import { type CourseVersion, publishedCourseSchema } from '../../domain/content/published-course.ts';
import { compiledMailSchema } from '../../domain/mail/mail.ts';
import { instantSchema } from '../../domain/time/instant.ts';
import type { Courses } from '../../pipeline/ports.ts';
import { keyRanges, keys } from './keys.ts';
import { parseItem } from './parse-item.ts';
import type { Table } from './table.ts';

const publicationSchema = z.object({
  since: instantSchema,
  version: publishedCourseSchema.shape.version,
});
const pointerSchema = z.object({ version: publishedCourseSchema.shape.version });

/** Published courses: immutable versions, and an item that names the current one and is written last. */
export const createCourses = (table: Table): Courses => ({
  current: async (course) => {
    const pointer = await table.get(keys.currentCourse(course));
    if (!pointer) return undefined;
    const key = keys.courseVersion(course, parseItem(pointerSchema, pointer).version);
    // Versions never change once written, so that an eventually consistent read of one is enough; the
    // consistent read covers the moment just after a publish.
    const item = (await table.get(key, 'eventually')) ?? (await table.get(key));
    return item && parseItem(publishedCourseSchema, item);
  },
  mail: async (course, version, mailKey) => {
    const key = keys.courseMail(course, version, mailKey);
    const item = (await table.get(key, 'eventually')) ?? (await table.get(key));
    return item && parseItem(compiledMailSchema, item);
  },
  version: async (course, version) => {
    const key = keys.courseVersion(course, version);
    const item = (await table.get(key, 'eventually')) ?? (await table.get(key));
    return item && parseItem(publishedCourseSchema, item);
  },
  versionAt: async (course, at) => {
    let found: CourseVersion | undefined;
    for await (const page of table.pages(keyRanges.coursePublications(course)))
      for (const item of page) {
        const publication = parseItem(publicationSchema, item);
        // In the order of their moments; what went out before the first of them was that one.
        if (!found || publication.since <= at) found = publication.version;
      }
    return found;
  },
  publish: async (published, mails) => {
    const { version, course, publishedAt } = published;
    await recordReplaced(table, course.id);
    await Promise.all(
      mails.map((mail) => table.put({ ...mail, ...keys.courseMail(course.id, version, mail.key) })),
    );
    await table.put({ ...published, ...keys.courseVersion(course.id, version) });
    const publication = { since: publishedAt, version };
    await table.put({ ...publication, ...keys.coursePublication(course.id, publishedAt) });
    await table.put({ ...keys.currentCourse(course.id), version });
  },
});

/** A version that was published before publications were recorded is recorded when another takes its place. */
const recordReplaced = async (table: Table, course: CourseId): Promise<void> => {
  const pointer = await table.get(keys.currentCourse(course));
  if (!pointer) return;
  const { version } = parseItem(pointerSchema, pointer);
  const item = await table.get(keys.courseVersion(course, version));
  if (!item) return;
  const { publishedAt } = parseItem(publishedCourseSchema, item);
  await table.put({ since: publishedAt, version, ...keys.coursePublication(course, publishedAt) });
};
