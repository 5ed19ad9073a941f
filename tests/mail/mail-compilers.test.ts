import { describe, expect, it } from 'vitest';
import { readContent } from '../../lib/adapters/content/read-content.ts';
import { courseId } from '../../lib/domain/content/course.ts';
import { listId } from '../../lib/domain/content/newsletter.ts';
import { keepCompiled, type MailCompilers } from '../../lib/mail/mail-compilers.ts';
import { compileBareList } from '../fixtures/bare-lists.ts';
import { breadCourse } from '../fixtures/bread-course.ts';
import { listYaml } from '../fixtures/newsletter-files.ts';

const contentOf = () => {
  const read = readContent(
    new Map([...breadCourse(), ['content/newsletters/letters/list.yaml', listYaml('letters')]]),
  );
  if ('faults' in read) throw new Error('The course is without fault.');
  return read.content;
};
const bread = courseId.parse('bread');
const letters = listId.parse('letters');

/** Compilers that note what they are asked for, and refuse each course. */
const watched = () => {
  const asked: string[] = [];
  const compilers: MailCompilers = {
    compileCourse: async (_, id) => {
      asked.push(id);
      return { faults: [{ file: 'content/courses/bread/course.yaml', message: 'is refused' }] };
    },
    compileIssue: () => Promise.reject(new Error('There are no issues.')),
    compileList: async (content, id) => {
      asked.push(id);
      return compileBareList(content, id);
    },
  };
  return { asked, ...keepCompiled(compilers) };
};

describe('what was compiled of content', () => {
  it('stays as long as the content does, and is compiled anew of other content', async () => {
    const { asked, compileList } = watched();
    const content = contentOf();
    const list = await compileList(content, letters);
    expect(await compileList(content, letters)).toBe(list);
    expect(asked).toEqual(['letters']);
    await compileList(contentOf(), letters);
    expect(asked).toEqual(['letters', 'letters']);
  });

  it('is tried again where it was refused', async () => {
    const { asked, compileCourse } = watched();
    const content = contentOf();
    for (const times of [1, 2]) {
      expect(await compileCourse(content, bread)).toHaveProperty('faults');
      expect(asked).toHaveLength(times);
    }
  });
});
