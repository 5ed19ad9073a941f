import * as z from 'zod';
import { articleId, articleSchema } from '../../domain/content/article.ts';
import { type Content, type ContentFiles, type Fault, faultOrder } from '../../domain/content/content.ts';
import {
  contentKindOf,
  courseInPath,
  listInPath,
  nameInPath,
  siteFile,
} from '../../domain/content/content-paths.ts';
import { courseFileSchema } from '../../domain/content/course.ts';
import { insightSchema } from '../../domain/content/insight.ts';
import { issueId, issueSchema } from '../../domain/content/issue.ts';
import { lessonSchema } from '../../domain/content/lesson.ts';
import { newsletterFileSchema } from '../../domain/content/newsletter.ts';
import type { Finding, Parsed, ParsedContent } from '../../domain/content/parsed-content.ts';
import { contentFindings } from '../../domain/content/rules/content-rules.ts';
import { siteSchema } from '../../domain/content/site.ts';
import type { ParseContent, ReadContent } from '../../pipeline/ports.ts';
import { parseMarkdownFile } from './parse-markdown-file.ts';
import { parseYamlFile, type YamlFile } from './parse-yaml-file.ts';
import { schemaFaults } from './schema-faults.ts';

// The insights are parsed one by one, so that a fault in one leaves the others known.
const insightFileSchema = z.strictObject({ article: articleId, insights: z.array(z.unknown()) });

/** Parses every file by its schema. What could be read is in `parsedContent`, what could not is in `faults`. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: a row for each kind of file, over what they fill together.
export const parseContent: ParseContent = (files) => {
  const faults: Fault[] = [];
  const yamls = new Map<string, YamlFile>();
  const broken = new Set<'article' | 'insights' | 'course' | 'lesson' | 'newsletter' | 'issue'>();
  const parsedContent: ParsedContent = {
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
    if (kind === 'other') {
      faults.push({
        file,
        message:
          'is not a file that Dripline knows; content is YAML, and Markdown for issues, in the places that the README names',
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

    const keep = <T>(
      schema: z.ZodType<T>,
      into: Parsed<T>[],
      value = yaml.value,
      at: Parsed<T>['at'] = [],
    ) => {
      // `reportInput`: the sentence for a missing value differs from the one for a wrong value.
      const result = schema.safeParse(value, { reportInput: true });
      if (result.success) into.push({ file, at, value: result.data });
      else refuse(schemaFaults(file, yaml, at, result.error));
    };
    switch (kind) {
      case 'site':
        keep(siteSchema, parsedContent.sites);
        break;
      case 'article':
        keep(articleSchema, parsedContent.articles);
        break;
      case 'insights': {
        const whole: Parsed<z.infer<typeof insightFileSchema>>[] = [];
        keep(insightFileSchema, whole);
        for (const { value } of whole) {
          parsedContent.insightFiles.push({ file, at: ['article'], value: value.article });
          value.insights.forEach((insight, index) => {
            keep(insightSchema, parsedContent.insights, insight, ['insights', index]);
          });
        }
        break;
      }
      case 'course':
        keep(courseFileSchema, parsedContent.courses);
        break;
      case 'lesson':
        keep(lessonSchema, parsedContent.lessons);
        break;
      case 'newsletter':
        keep(newsletterFileSchema, parsedContent.newsletters);
        break;
      case 'issue':
        keep(issueSchema, parsedContent.issues);
        break;
    }
  }

  const locate = ({ file, at, message }: Finding): Fault => {
    const line = yamls.get(file)?.lineAt(at);
    return line === undefined ? { file, message } : { file, line, message };
  };
  return { parsedContent, faults, locate };
};

const assemble = (parsedContent: ParsedContent, site: Content['site']): Content => ({
  site,
  articles: new Map(parsedContent.articles.map(({ value }) => [value.id, value])),
  insights: new Map(parsedContent.insights.map(({ value }) => [value.id, value])),
  courses: new Map(
    parsedContent.courses.map(({ value: course }) => [
      course.id,
      {
        course,
        lessons: new Map(
          parsedContent.lessons
            .filter(({ file }) => courseInPath(file) === course.id)
            .map(({ value }) => [value.id, value]),
        ),
      },
    ]),
  ),
  newsletters: new Map(
    parsedContent.newsletters.map(({ value: list }) => [
      list.id,
      {
        list,
        issues: new Map(
          parsedContent.issues
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
  const { parsedContent, faults, locate } = parseContent(files);
  const all = [...isMissing(files), ...faults, ...contentFindings(parsedContent).map(locate)];
  const [site] = parsedContent.sites;
  return all.length > 0 || !site
    ? { faults: all.sort(faultOrder) }
    : { content: assemble(parsedContent, site.value) };
};
