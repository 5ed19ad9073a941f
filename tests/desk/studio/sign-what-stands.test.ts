import { describe, expect, it } from 'vitest';
import { readContent } from '../../../lib/adapters/content/read-content.ts';
import { signWhatStands } from '../../../lib/desk/studio/sign-what-stands.ts';
import { breadCourse } from '../../fixtures/bread-course.ts';

const flour = 'content/courses/bread/flour.yaml';
const oven = 'content/courses/bread/oven.yaml';
const asDraft = (text: string) => text.replace(/^id: .*$/m, '$&\ndraft: true # not yet');
const lessonsIn = (files: ReadonlyMap<string, string>) => {
  const read = readContent(files);
  if ('faults' in read) throw new Error(read.faults.map(({ message }) => message).join(' '));
  return [...read.content.courses.values()].flatMap(({ lessons }) => [...lessons.keys()]);
};

describe('what the studio shows of drafts', () => {
  it('is all of them as if they were signed, each line where it stands', () => {
    const written = breadCourse({ [flour]: asDraft });
    const { files, faults, held } = signWhatStands(written, new Map(), readContent);
    expect({ faults, held }).toEqual({ faults: [], held: [] });
    expect(lessonsIn(files)).toEqual(['flour', 'oven']);
    expect(files.get(flour)?.split('\n')).toHaveLength(written.get(flour)?.split('\n').length ?? 0);
    expect(files.get(flour)).toContain(' # not yet');
  });

  it('is none that would be at fault, which keeps nothing else from being shown, and says why', () => {
    const broken = (text: string) => asDraft(text).replace(/^subject: .*\n/m, '');
    const { files, faults, held } = signWhatStands(
      breadCourse({ [flour]: broken, [oven]: asDraft }),
      new Map(),
      readContent,
    );
    expect(lessonsIn(files)).toEqual(['oven']);
    expect(faults).toMatchObject([{ file: flour, message: expect.stringContaining('subject') }]);
    expect(held).toEqual([{ file: flour, isShown: false }]);
  });

  it('is a draft as it last stood, where it is at fault now', () => {
    const good = signWhatStands(breadCourse({ [flour]: asDraft }), new Map(), readContent).files;
    const broken = (text: string) => asDraft(text).replace(/^subject: .*\n/m, '');
    const { files, held } = signWhatStands(breadCourse({ [flour]: broken }), good, readContent);
    expect(lessonsIn(files)).toEqual(['flour', 'oven']);
    expect(held).toEqual([{ file: flour, isShown: true }]);
  });
});
