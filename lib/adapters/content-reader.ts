import * as z from 'zod';
import { articleId, articleSchema } from '../domain/article.ts';
import { type Content, type ContentFiles, type Fault, faultOrder } from '../domain/content.ts';
import { contentKindOf, courseInPath, listInPath, nameInPath, siteFile } from '../domain/content-paths.ts';
import { contentFindings } from '../domain/content-rules.ts';
import { courseSchema } from '../domain/course.ts';
import type { Draft, Drafts, Finding } from '../domain/drafts.ts';
import { insightSchema } from '../domain/insight.ts';
import { issueId, issueSchema } from '../domain/issue.ts';
import { lessonSchema } from '../domain/lesson.ts';
import { newsletterSchema } from '../domain/newsletter.ts';
import { siteSchema } from '../domain/site.ts';
import type { ReadContent, ReadDrafts } from '../pipeline/ports.ts';
import { parseMarkdownFile } from './markdown-file.ts';
import { schemaFaults } from './schema-faults.ts';
import { parseYamlFile, type YamlFile } from './yaml-file.ts';

// The insights are parsed one by one, so that a fault in one leaves the others known.
const insightFileSchema = z.strictObject({ article: articleId, insights: z.array(z.unknown()) });

/** Parses every file by its schema. What could be read is in `drafts`, what could not is in `faults`. */
export const readDrafts: ReadDrafts = (files) => {
  const faults: Fault[] = [];
  const yamls = new Map<string, YamlFile>();
  const broken = new Set<'article' | 'insights' | 'course' | 'lesson' | 'newsletter' | 'issue'>();
  const drafts: Drafts = {
    sites: [],
    articles: [],
    insights: [],
    insightFiles: [],
    courses: [],
    lessons: [],
    newsletters: [],
    issues: [],
    broken,
  };

  for (const [file, text] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const kind = contentKindOf(file);
    if (kind === 'unknown') {
      faults.push({
        file,
        message:
          'is no file that Dripline knows; content is YAML, and Markdown for issues, in the places that the README names',
      });
      continue;
    }
    const refuse = (found: Fault[]) => {
      faults.push(...found);
      if (kind !== 'site') broken.add(kind);
    };
    const parsed = kind === 'issue' ? parseMarkdownFile(file, text) : parseYamlFile(file, text);
    if ('faults' in parsed) {
      refuse(parsed.faults);
      continue;
    }
    const { yaml } = parsed;
    yamls.set(file, yaml);

    const keep = <T>(schema: z.ZodType<T>, into: Draft<T>[], value = yaml.value, at: Draft<T>['at'] = []) => {
      // `reportInput`: the sentence for a missing value differs from the one for a wrong value.
      const result = schema.safeParse(value, { reportInput: true });
      if (result.success) into.push({ file, at, value: result.data });
      else refuse(schemaFaults(file, yaml, at, result.error));
    };
    switch (kind) {
      case 'site':
        keep(siteSchema, drafts.sites);
        break;
      case 'article':
        keep(articleSchema, drafts.articles);
        break;
      case 'insights': {
        const whole: Draft<z.infer<typeof insightFileSchema>>[] = [];
        keep(insightFileSchema, whole);
        for (const { value } of whole) {
          drafts.insightFiles.push({ file, at: ['article'], value: value.article });
          value.insights.forEach((insight, index) => {
            keep(insightSchema, drafts.insights, insight, ['insights', index]);
          });
        }
        break;
      }
      case 'course':
        keep(courseSchema, drafts.courses);
        break;
      case 'lesson':
        keep(lessonSchema, drafts.lessons);
        break;
      case 'newsletter':
        keep(newsletterSchema, drafts.newsletters);
        break;
      case 'issue':
        keep(issueSchema, drafts.issues);
        break;
    }
  }

  const locate = ({ file, at, message }: Finding): Fault => {
    const line = yamls.get(file)?.lineAt(at);
    return line === undefined ? { file, message } : { file, line, message };
  };
  return { drafts, faults, locate };
};

const assemble = (drafts: Drafts, site: Content['site']): Content => ({
  site,
  articles: new Map(drafts.articles.map(({ value }) => [value.id, value])),
  insights: new Map(drafts.insights.map(({ value }) => [value.id, value])),
  courses: new Map(
    drafts.courses.map(({ value: course }) => [
      course.id,
      {
        course,
        lessons: new Map(
          drafts.lessons
            .filter(({ file }) => courseInPath(file) === course.id)
            .map(({ value }) => [value.id, value]),
        ),
      },
    ]),
  ),
  newsletters: new Map(
    drafts.newsletters.map(({ value: list }) => [
      list.id,
      {
        list,
        issues: new Map(
          drafts.issues
            .filter(({ file }) => listInPath(file) === list.id)
            .map(({ file, value }) => [issueId.parse(nameInPath(file)), value]),
        ),
      },
    ]),
  ),
});

const isMissing = (files: ContentFiles): Fault[] =>
  files.has(siteFile) ? [] : [{ file: siteFile, message: 'is missing; it says who sends the mails' }];

/** All content, consistent with itself, or everything that is wrong with it, sorted by file and line. */
export const readContent: ReadContent = (files) => {
  const { drafts, faults, locate } = readDrafts(files);
  const all = [...isMissing(files), ...faults, ...contentFindings(drafts).map(locate)];
  const [site] = drafts.sites;
  return all.length > 0 || !site
    ? { faults: all.sort(faultOrder) }
    : { content: assemble(drafts, site.value) };
};
