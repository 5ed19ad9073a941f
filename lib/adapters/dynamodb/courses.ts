import * as z from 'zod';
import type { CourseId } from '../../domain/content/course.ts';
import { type CourseVersion, publishedCourseSchema } from '../../domain/content/published-course.ts';
import { compiledMailSchema, type MailKey } from '../../domain/mail/mail.ts';
import type { Courses } from '../../pipeline/ports.ts';
import { parseItem, type Table } from './table.ts';

const partitionOf = (course: CourseId) => `COURSE#${course}`;
const currentKey = (course: CourseId) => ({ pk: partitionOf(course), sk: 'CURRENT' });
const versionKey = (course: CourseId, version: CourseVersion) => ({
  pk: partitionOf(course),
  sk: `VERSION#${version}`,
});
const mailItemKey = (course: CourseId, version: CourseVersion, key: MailKey) => ({
  pk: partitionOf(course),
  sk: `VERSION#${version}#MAIL#${key}`,
});

const pointerSchema = z.object({ version: publishedCourseSchema.shape.version });

/** Published courses: immutable versions, and `CURRENT`, which names one of them and is written last. */
export const createCourses = (table: Table): Courses => ({
  current: async (course) => {
    const pointer = await table.get(currentKey(course));
    if (!pointer) return undefined;
    const key = versionKey(course, parseItem(pointerSchema, pointer, currentKey(course)).version);
    // Versions never change once written, so that an eventually consistent read of one is enough; the
    // consistent read covers the moment just after a publish.
    const item = (await table.get(key, 'eventually')) ?? (await table.get(key));
    return item && parseItem(publishedCourseSchema, item, key);
  },
  mail: async (course, version, mailKey) => {
    const key = mailItemKey(course, version, mailKey);
    const item = (await table.get(key, 'eventually')) ?? (await table.get(key));
    return item && parseItem(compiledMailSchema, item, key);
  },
  publish: async (published, mails) => {
    const { version, course } = published;
    await Promise.all(
      mails.map((mail) => table.put({ ...mail, ...mailItemKey(course.id, version, mail.key) })),
    );
    await table.put({ ...published, ...versionKey(course.id, version) });
    await table.put({ ...currentKey(course.id), version });
  },
});
