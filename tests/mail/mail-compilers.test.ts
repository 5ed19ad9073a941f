import { describe, expect, it } from 'vitest';
import { createReadContent, readContent } from '../../lib/adapters/content/read-content.ts';
import type { ContentFiles } from '../../lib/domain/content/content.ts';
import { courseId } from '../../lib/domain/content/course.ts';
import { instantOf } from '../../lib/domain/time/instant.ts';
import { keepCompiled, mailCompilers } from '../../lib/mail/mail-compilers.ts';
import { readMailTemplates } from '../../lib/mail/mail-templates.ts';
import { buildCourse } from '../../lib/pipeline/publish/build-course.ts';
import { breadCourse } from '../fixtures/bread-course.ts';
import { issueMarkdown, listYaml } from '../fixtures/newsletter-files.ts';
import { createMemoryClock } from '../memory/clock.ts';
import { fixedRandom } from '../memory/random.ts';
import { createMemoryRecord } from '../memory/record.ts';
import { createMemoryTelemetry } from '../memory/telemetry.ts';

const list = 'content/newsletters/letters/list.yaml';
const written: ContentFiles = new Map([
  ...breadCourse(),
  [list, listYaml('letters')],
  [
    'content/newsletters/letters/2027-06-01-hello.md',
    issueMarkdown({ subject: 'Hello', date: '2027-06-01' }),
  ],
]);
const compilers = mailCompilers(
  await readMailTemplates(new URL('../../templates/emails', import.meta.url).pathname),
);

/** Compilers that note what is compiled. */
const watched = ({ compileCourse, compileIssue, compileList } = compilers) => {
  const compiled: string[] = [];
  const kept = keepCompiled({
    compileCourse: (content, id) => {
      compiled.push(id);
      return compileCourse(content, id);
    },
    compileIssue: (content, ref) => {
      compiled.push(ref.issueId);
      return compileIssue(content, ref);
    },
    compileList: (content, id) => {
      compiled.push(id);
      return compileList(content, id);
    },
  });
  return { compiled, ...kept };
};

describe('what was compiled of content', () => {
  it('is not compiled again by a build of the same content, and anew by one of other content', async () => {
    const { ports } = createMemoryRecord();
    const { compiled, ...kept } = watched();
    const build = buildCourse({
      ...ports,
      ...kept,
      ...createMemoryClock(instantOf('2027-05-01T09:00:00Z')),
      ...createMemoryTelemetry(),
      random: fixedRandom,
      readContent: createReadContent(),
    });
    const all = ['bread', '2027-06-01-hello', 'letters'];
    expect(await build({ bundle: { files: written, images: new Map() } })).toMatchObject({
      kind: 'published',
    });
    expect(compiled).toEqual(all);
    expect(await build({})).toMatchObject({ kind: 'unchanged' });
    expect(compiled).toEqual(all);
    const edition = await ports.editions.store(
      new Map(written).set(list, listYaml('letters').replace('A letter', 'One letter')),
    );
    expect(await build({ edition })).toMatchObject({ kind: 'published' });
    expect(compiled).toEqual([...all, ...all]);
  });

  it('is tried again where it was refused', async () => {
    const faults = [{ file: 'content/courses/bread/course.yaml', message: 'is refused' }];
    const { compiled, compileCourse } = watched({ ...compilers, compileCourse: async () => ({ faults }) });
    const read = readContent(written);
    if ('faults' in read) throw new Error('The content is without fault.');
    const bread = courseId.parse('bread');
    for (const times of [1, 2]) {
      expect(await compileCourse(read.content, bread)).toEqual({ faults });
      expect(compiled).toHaveLength(times);
    }
  });
});
