import { join } from 'node:path';
import { readContent } from '../../lib/adapters/content/read-content.ts';
import type { ContentFiles } from '../../lib/domain/content/content.ts';
import type { PublishedCourse } from '../../lib/domain/content/published/published-course.ts';
import { outlineOf } from '../../lib/domain/enrollment/course-outline.ts';
import type { CompiledMail } from '../../lib/domain/mail/mail.ts';
import { instantOf } from '../../lib/domain/time/instant.ts';
import { projectRoot } from '../../lib/infra/bundle.ts';
import { compileCourse } from '../../lib/mail/compile-course.ts';
import { readMailTemplates } from '../../lib/mail/mail-templates.ts';
import { breadCourse } from '../fixtures/bread-course.ts';
import { twelveWeeks } from '../fixtures/twelve-weeks.ts';
import type { Crowd } from './people.ts';
import type { Sizes } from './sizes.ts';

export type CompiledCourse = { published: PublishedCourse; mails: CompiledMail[] };

/** Twelve lessons are a course of the size of a real one. */
export const contentOf = ({ course }: Pick<Sizes, 'course'>): ContentFiles =>
  course === 'twelve lessons' ? twelveWeeks() : breadCourse();

/** A course, and how to compile it once more. */
export const theCourse = async (
  content: ContentFiles,
): Promise<CompiledCourse & { compile(): Promise<unknown> }> => {
  const read = readContent(content);
  if ('faults' in read) throw new Error('The content has faults.');
  const templates = await readMailTemplates(join(projectRoot, 'templates', 'emails'));
  const [theCourseId] = read.content.courses.keys();
  if (!theCourseId) throw new Error('The content has no course.');
  const compile = () => compileCourse(templates)(read.content, theCourseId);
  const compiled = await compile();
  if ('faults' in compiled) throw new Error('The course does not compile.');
  const publishedAt = instantOf('2026-01-01T00:00:00Z');
  return { published: { ...compiled.course, publishedAt }, mails: compiled.mails, compile };
};

/** Everybody has been due for half a minute. */
export const crowdOf = ({ published }: CompiledCourse): Crowd => ({
  courseId: published.course.id,
  outline: outlineOf(published),
  shards: published.site.sending.shards,
  dueAt: instantOf(new Date(Date.now() - 30_000).toISOString()),
});
