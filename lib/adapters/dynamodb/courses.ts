import * as z from 'zod';
import type { CourseId } from '../../domain/content/course.ts';
import {
  type CourseVersion,
  courseHistorySchema,
  publishedCourseSchema,
} from '../../domain/content/published/published-course.ts';
import { siteSchema } from '../../domain/content/site.ts';
import { compiledMailSchema } from '../../domain/mail/mail.ts';
import { instantSchema } from '../../domain/time/instant.ts';
import type { Courses } from '../../pipeline/ports/published.ts';
import { keepLast } from './keep-last.ts';
import { type Item, type Key, keyRanges, keys } from './keys.ts';
import { parseItem } from './parse-item.ts';
import type { Table } from './table.ts';

const publicationSchema = z.object({
  since: instantSchema,
  version: publishedCourseSchema.shape.version,
});
/** What may change of a course without a new version of it. */
const pointerSchema = z.object({
  version: publishedCourseSchema.shape.version,
  history: courseHistorySchema.optional(),
  /** The site as it is since the end: no later version of the course carries it. */
  ended: z.object({ at: instantSchema, site: siteSchema }).optional(),
});

/** How many versions are kept in memory, and how many mails: some 100 KB each, at most. */
const mostKept = { versions: 16, mails: 64 };

/** Published courses: immutable versions, and an item that names the current one and is written last. */
export const createCourses = (table: Table): Courses => {
  // Versions never change once written: those that were read last are kept.
  const versions = keepLast(mostKept.versions, async (key: Key) => {
    const item = await writtenOnce(table, key);
    return item && parseItem(publishedCourseSchema, item);
  });
  const mails = keepLast(mostKept.mails, async (key: Key) => {
    const item = await writtenOnce(table, key);
    return item && parseItem(compiledMailSchema, item);
  });

  return {
    current: async (course) => {
      const pointer = await pointerOf(table, course);
      const published = pointer && (await versions(keys.courseVersion(course, pointer.version)));
      if (!published) return undefined;
      const { history, ended } = pointer;
      return ended ? { ...published, history, site: ended.site, ended: ended.at } : { ...published, history };
    },
    mail: (course, version, mailKey) => mails(keys.courseMail(course, version, mailKey)),
    version: (course, version) => versions(keys.courseVersion(course, version)),
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
    publish: async ({ history, ended: _, ...published }, mails) => {
      const { version, course, publishedAt } = published;
      const replaced = await pointerOf(table, course.id);
      if (replaced) await recordReplaced(table, course.id, replaced.version);
      await Promise.all(
        mails.map((mail) => table.put({ ...mail, ...keys.courseMail(course.id, version, mail.key) })),
      );
      await table.put({ ...published, ...keys.courseVersion(course.id, version) });
      const publication = { since: publishedAt, version };
      await table.put({ ...publication, ...keys.coursePublication(course.id, publishedAt) });
      // What has ended stays so, also where a build that began before the end comes to its own after it.
      await table.put({ ...keys.currentCourse(course.id), version, history, ended: replaced?.ended });
    },
    end: async (course, site, at) => {
      const pointer = await pointerOf(table, course);
      if (!pointer) return 'unknown';
      const ended = { at: pointer.ended?.at ?? at, site };
      await table.put({ ...keys.currentCourse(course), ...pointer, ended });
      return pointer.ended ? 'already-ended' : 'ended';
    },
  };
};

/** An eventually consistent read is enough; the consistent one covers the moment just after a publish. */
const writtenOnce = async (table: Table, key: Key): Promise<Item | undefined> =>
  (await table.get(key, 'eventually')) ?? (await table.get(key));

/** A version that was published before publications were recorded is recorded when another takes its place. */
const recordReplaced = async (table: Table, course: CourseId, version: CourseVersion): Promise<void> => {
  const item = await table.get(keys.courseVersion(course, version));
  if (!item) return;
  const { publishedAt } = parseItem(publishedCourseSchema, item);
  await table.put({ since: publishedAt, version, ...keys.coursePublication(course, publishedAt) });
};

const pointerOf = async (
  table: Table,
  course: CourseId,
): Promise<z.infer<typeof pointerSchema> | undefined> => {
  const item = await table.get(keys.currentCourse(course));
  return item && parseItem(pointerSchema, item);
};
