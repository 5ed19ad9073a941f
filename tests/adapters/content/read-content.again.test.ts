import { describe, expect, it } from 'vitest';
import { createReadContent, readContent } from '../../../lib/adapters/content/read-content.ts';
import { breadCourse } from '../../fixtures/bread-course.ts';

const flour = 'content/courses/bread/flour.yaml';
const oven = 'content/courses/bread/oven.yaml';

describe('reading a folder again and again', () => {
  it('says each time what is in it now, as reading it once does', () => {
    const files = breadCourse();
    const changed = (file: string, change: (text: string) => string) =>
      new Map(files).set(file, change(files.get(file) ?? ''));
    const withoutOven = new Map(files);
    withoutOven.delete(oven);
    const read = createReadContent();
    for (const each of [
      files,
      files,
      changed(flour, (text) => text.replace(/^subject: .*$/m, 'subject: Flour is what it is made of')),
      changed(flour, (text) => `${text}\nunknown: field\n`),
      changed(flour, () => 'draft: true\nsubject: ['),
      withoutOven,
      changed('content/nothing.txt', () => 'no content'),
      files,
    ])
      expect(read(each)).toEqual(readContent(each));
  });

  it('gives what it gave before where all files are as they were', () => {
    const read = createReadContent();
    const first = read(breadCourse());
    expect(read(breadCourse())).toBe(first);
    expect(read(new Map([...breadCourse()].slice(1)))).not.toEqual(first);
  });
});
