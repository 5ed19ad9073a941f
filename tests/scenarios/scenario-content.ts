import { join } from 'node:path';
import { inject } from 'vitest';
import { readContent } from '../../lib/adapters/content/read-content.ts';
import { readFiles } from '../../lib/adapters/content/read-files.ts';
import { type ContentFiles, faultInWords } from '../../lib/domain/content/content.ts';
import { wordsFor } from '../../lib/words/words.ts';
import { twelveWeeks } from '../fixtures/twelve-weeks.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Which content the scenarios are played with: vitest.config.ts plays them with each. */
    scenarioContent: 'twelve-weeks' | 'levain';
  }
}

const fixtures = join(import.meta.dirname, '../fixtures');

/** As their author has them; a world makes them ready itself. */
const filesIn = async (folder: string): Promise<ContentFiles> =>
  new Map([...(await readFiles(folder))].map(([path, text]) => [`content/${path}`, text]));

const filesOf = {
  'twelve-weeks': async () => twelveWeeks(),
  levain: () => filesIn(join(fixtures, 'levain')),
};

const describeContent = (files: ContentFiles) => {
  const read = readContent(files);
  if ('faults' in read) throw new Error(read.faults.map(faultInWords).join('\n'));
  const { site, courses, newsletters, insights } = read.content;
  const { course } = courses.get(site.defaultCourse) ?? {};
  const newsletter = site.newsletter && newsletters.get(site.newsletter);
  const [insight] = insights.keys();
  if (!course || !newsletter || !insight)
    throw new Error('Scenarios need a course, and a newsletter on its form.');
  return {
    files,
    site,
    course,
    lessons: course.lessons.length,
    newsletter,
    insight,
    words: wordsFor(course.language),
  };
};

/**
 * What the scenarios are played with, and what it says of itself: a course of twelve weeks in English, and one in French
 * whose every word, kind of block and number is another. Nothing in a scenario may know more of its content than this.
 */
export const scenario = describeContent(await filesOf[inject('scenarioContent')]());
