import * as z from 'zod';
import { publishedCourseSchema } from '../../domain/content/published-course.ts';
import { compiledMailSchema } from '../../domain/mail/mail.ts';
import type { Courses } from '../../pipeline/ports.ts';
import { keys } from './keys.ts';
import { parseItem } from './parse-item.ts';
import type { Table } from './table.ts';

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
  publish: async (published, mails) => {
    const { version, course } = published;
    await Promise.all(
      mails.map((mail) => table.put({ ...mail, ...keys.courseMail(course.id, version, mail.key) })),
    );
    await table.put({ ...published, ...keys.courseVersion(course.id, version) });
    await table.put({ ...keys.currentCourse(course.id), version });
  },
});
