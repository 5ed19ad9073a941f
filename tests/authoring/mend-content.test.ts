import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createReadContent } from '../../lib/adapters/content/read-content.ts';
import { mendContent } from '../../lib/authoring/mend-content.ts';
import type { ContentFiles } from '../../lib/domain/content/content.ts';
import { breadCourse } from '../fixtures/bread-course.ts';

// One reader for all readings, which parses what has changed.
const readContent = createReadContent();

const flour = 'content/courses/bread/flour.yaml';
const course = 'content/courses/bread/course.yaml';

const findings = (files: ContentFiles) => {
  const read = readContent(files);
  return [...('faults' in read ? read.faults : []), ...read.notes];
};
const mend = mendContent(findings);
const edited = (file: string, from: string | RegExp, to: string) =>
  breadCourse({ [file]: (text) => text.replace(from, to) });

describe('mendContent', () => {
  it.each([
    ['a tab', flour, '  title: Bake', '\ttitle: Bake', '  title: Bake something'],
    [
      'a colon in a text',
      flour,
      'subject: The',
      'subject: One: the',
      'subject: "One: the flour and the jar"',
    ],
    [
      'a star at the beginning',
      flour,
      'objective: say',
      'objective: *say*',
      'objective: "*say* a little about flour."',
    ],
    [
      'no blank after a colon',
      flour,
      'objective: say',
      'objective:say',
      'objective: say a little about flour.',
    ],
    ['a misspelt key', flour, 'lookAhead:', 'lookahed:', 'lookAhead: Next week, the oven.'],
    [
      'a colon as French sets it',
      flour,
      'subject: The flour and the jar',
      'subject: Le levain : une patience',
      'subject: "Le levain : une patience"',
    ],
    ['an hour with its sign', course, 'sendHour: 9', 'sendHour: 9 pm', 'sendHour: 21'],
    ['a full hour as a time of day', course, 'sendHour: 9', 'sendHour: 09:00 # early', 'sendHour: 9 # early'],
  ])('mends %s, and nothing else in the file', (_, file, from, to, line) => {
    const files = edited(file, from, to);
    const { files: after, mended } = mend(files);
    expect(mended).toMatchObject([{ file, mend: line }]);
    const wanted = (files.get(file) ?? '').split('\n').with((mended[0]?.line ?? 0) - 1, line);
    expect(after.get(file)).toBe(wanted.join('\n'));
    expect([...after].filter(([path]) => path !== file)).toEqual(
      [...files].filter(([path]) => path !== file),
    );
  });

  it('mends several, one after the other, with line ends as Windows writes them', () => {
    const files = edited(flour, /objective: say[\s\S]*?\nblocks/, 'objective:say it\nblocks');
    const windows = new Map(files).set(
      flour,
      (files.get(flour) ?? '').replace('lookAhead:', 'lookahed:').replaceAll('\n', '\r\n'),
    );
    const { files: after, mended } = mend(windows);
    expect(mended).toHaveLength(2);
    expect(after.get(flour)).toMatch(/^objective: say it\r$/m);
    expect(findings(after)).toEqual([]);
  });

  it.each([
    ['a time that is no full hour', course, 'sendHour: 9', 'sendHour: 7:30'],
    ['an id, which may be another one', flour, 'insight: a-pitfall', 'insight: a-pifall'],
    ['a key that is there already', flour, 'lookAhead:', 'lookahead: twice\nlookAhead:'],
    ['what may be a comment', flour, 'subject: The', 'subject: One: the # one'],
  ])('leaves %s to its author', (_, file, from, to) => {
    const files = edited(file, from, to);
    expect(mend(files)).toEqual({ files, mended: [] });
  });

  it('ends, whatever is typed into a file, and never brings a fault to a file that had none', () => {
    const text = breadCourse().get(flour) ?? '';
    fc.assert(
      fc.property(fc.nat(text.length), fc.string({ maxLength: 8 }), (at, typed) => {
        const files = breadCourse({ [flour]: text.slice(0, at) + typed + text.slice(at) });
        const { files: after } = mend(files);
        expect(findings(after).length).toBeLessThanOrEqual(Math.max(findings(files).length, 40));
        if (findings(files).length === 0) expect(after).toEqual(files);
      }),
      { numRuns: 60 },
    );
  });
});
