import { readContent } from '../../lib/adapters/content/read-content.ts';
import { type ContentFiles, faultInWords } from '../../lib/domain/content/content.ts';
import {
  type PublishedCourse,
  publishedCourseSchema,
} from '../../lib/domain/content/published/published-course.ts';
import { type PublishedIssue, publishedIssueSchema } from '../../lib/domain/newsletter/published-issue.ts';
import { wordsFor } from '../../lib/words/words.ts';
import { scenarioFiles } from './scenario-files.ts';

const describeContent = async (files: ContentFiles) => {
  const read = readContent(files);
  if ('faults' in read) throw new Error(read.faults.map(faultInWords).join('\n'));
  const { site, articles, insights, courses, newsletters } = read.content;
  const { course } = (site.defaultCourse && courses.get(site.defaultCourse)) || {};
  const newsletter = site.newsletter && newsletters.get(site.newsletter);
  if (!course || !newsletter) throw new Error('Scenarios need a course, and a newsletter on its form.');
  const [issueId, issue] = [...newsletter.issues][0] ?? [];
  const insight = issue?.insights[0];
  const cited = insight && insights.get(insight)?.evidence[0];
  const article = cited && articles.get(cited.article);
  if (!issue || !insight || !article)
    throw new Error('Scenarios need an issue that is made from an insight.');
  return {
    files,
    site,
    course,
    lessons: course.lessons.length,
    newsletter,
    issue: { ...issue, id: issueId },
    /** One that an issue can be made from, and the article that the issue then cites. */
    insight,
    article,
    words: await wordsFor(course.language),
  };
};

/** The content with so many of its course's lessons, from the first on. */
const withLessons = (count: number): ContentFiles => {
  const { files, course } = scenario;
  const folder = `content/courses/${course.id}`;
  const others = course.lessons.slice(count);
  const shortened = new Map(files);
  for (const id of others) shortened.delete(`${folder}/${id}.yaml`);
  const list = others.reduce(
    (text, id) => text.replace(`  - ${id}\n`, ''),
    files.get(`${folder}/course.yaml`) ?? '',
  );
  return shortened.set(`${folder}/course.yaml`, list);
};

/**
 * What the scenarios are played with, and what it says of itself: a course of twelve weeks in English, and for those in `in-french` one
 * whose every word, kind of block and number is another. Nothing in a scenario may know more of its content than this.
 */
export const scenario = await describeContent(scenarioFiles);

/** The same with as few of its first lessons as can stand alone, two at least: for scenarios that publish again and again. */
export const briefScenario = await describeContent(
  scenario.course.lessons
    .map((_, index) => withLessons(index + 1))
    .slice(1)
    .find((files) => !('faults' in readContent(files))) ?? scenario.files,
);

const published = { version: 'a'.repeat(64), publishedAt: '2026-01-05T08:00:00.000Z', site: scenario.site };

/** The course without what its mails say, for a table without a world around it. */
export const publishedScenario = (): PublishedCourse =>
  publishedCourseSchema.parse({
    ...published,
    course: scenario.course,
    lessons: scenario.course.lessons.map((id) => ({
      id,
      subject: id,
      preview: id,
      objective: id,
      words: 400,
    })),
  });

/** An issue of its newsletter for everybody on it, in the same way. */
export const publishedScenarioIssue = (): PublishedIssue => {
  const { id, send, windowHours } = scenario.issue;
  return publishedIssueSchema.parse({
    ...published,
    id,
    list: scenario.newsletter.list,
    send: { hour: 9, ...send },
    audience: { who: 'all' },
    windowHours,
    mail: { key: id, subject: 'Hello', preview: '', html: [], text: [], web: '' },
  });
};
