import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { scaffoldsFolder } from '../../bin/commands/folders.ts';
import { parseContent, readContent } from '../../lib/adapters/content/read-content.ts';
import { readFiles } from '../../lib/adapters/content/read-files.ts';
import { editorSchemas, schemasFolder } from '../../lib/authoring/editor-schemas.ts';
import { type Beginning, scaffold } from '../../lib/authoring/scaffold.ts';
import { articleId } from '../../lib/domain/content/article.ts';
import { contentKindOf } from '../../lib/domain/content/content-paths.ts';
import { courseId } from '../../lib/domain/content/course.ts';
import { insightId } from '../../lib/domain/content/insight.ts';
import { lessonId } from '../../lib/domain/content/lesson.ts';
import { listId } from '../../lib/domain/content/newsletter.ts';
import { stageName } from '../../lib/domain/stage/stage-settings.ts';

const templates = await readFiles(scaffoldsFolder);
const schemas = editorSchemas();

/** All that `dripline new` can begin, one after the other. */
const begun = () => {
  const beginnings: Beginning[] = [
    { kind: 'site', id: courseId.parse('bread'), language: 'en' },
    { kind: 'lesson', id: lessonId.parse('oven'), course: courseId.parse('bread') },
    { kind: 'article', id: articleId.parse('rye') },
    { kind: 'insight', id: insightId.parse('steam'), article: articleId.parse('rye'), insightKind: 'reason' },
    { kind: 'newsletter', id: listId.parse('crumbs'), language: 'en' },
    { kind: 'stage', id: stageName.parse('prod') },
  ];
  const files = new Map<string, string>();
  for (const beginning of beginnings) {
    const outcome = scaffold({ readContent, parseContent, templates })(files, beginning);
    if ('refused' in outcome) throw new Error(outcome.refused);
    for (const [file, text] of outcome.files) files.set(file, text);
  }
  return files;
};

describe('what an editor knows', () => {
  it('is named in the first line of each file that is begun, by a path that leads there', () => {
    const files = [...begun()];
    expect(files.length).toBeGreaterThan(5);
    for (const [file, text] of files) {
      const [, path = ''] = /^# yaml-language-server: \$schema=(\S+)\n/.exec(text) ?? [];
      const found = posix.join(posix.dirname(file), path);
      expect([file, found]).toEqual([file, `content/${schemasFolder}/${contentKindOf(file)}.json`]);
      expect(schemas.has(`${contentKindOf(file)}.json`)).toBe(true);
    }
  });

  it('has every key with what it is, and no key but those', () => {
    const lesson = JSON.parse(schemas.get('lesson.json') ?? '{}');
    expect(lesson.properties.subject.description).toContain('3 to 70 characters');
    expect(lesson.additionalProperties).toBe(false);
    expect(lesson.$schema).toContain('draft-07');
  });
});
