import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { breadCourse } from '../../../fixtures/bread-course.ts';
import { issueMarkdown, listYaml } from '../../../fixtures/newsletter-files.ts';
import { contentOnDisk } from '../../../worlds/content-on-disk.ts';
import { temporaryFolder } from '../../../worlds/temporary-folder.ts';
import { checkout, runProgram } from '../../run-program.ts';

const saltArticle = `id: salt
text: salt.txt
paragraphs: 1
title: On salt
author: unknown
publisher: unknown
date: unknown
url: unknown
`;
const saltInsights = `article: salt
insights:
  - id: slow
    draft: true
    kind: reason
    title: Slow
    statement: Salt slows the night down.
    evidence:
      - article: salt
        paragraphs: [1]
`;

const withNewsletter = () =>
  new Map([
    ...breadCourse(),
    ['content/newsletters/notes/list.yaml', listYaml('notes')],
    [
      'content/newsletters/notes/2027-01-12-hello.md',
      issueMarkdown({ subject: 'Hello', date: '2027-01-12' }),
    ],
  ]);

describe('dripline remove', () => {
  it('says what a publish would do without a lesson, asks, and removes nothing before the answer', async () => {
    const content = await contentOnDisk(breadCourse());
    const cwd = await temporaryFolder();
    const remove = (...more: string[]) =>
      runProgram(['remove', 'lesson', 'flour', '--content', content, ...more], checkout, {}, cwd);
    const asked = await remove();
    expect({ code: asked.code, said: asked.stdout, asked: asked.stderr }).toEqual({
      code: 3,
      said: expect.stringContaining('bread is new, with 1 lesson'),
      asked: expect.stringContaining('--yes'),
    });
    expect(await readdir(join(content, 'courses', 'bread'))).toContain('flour.yaml');

    const done = await remove('--yes');
    expect({ code: done.code, lines: done.stdout.trim().split('\n') }).toEqual({
      code: 0,
      lines: [
        expect.stringMatching(/^removed .*courses\/bread\/flour\.yaml$/),
        expect.stringMatching(/^changed .*courses\/bread\/course\.yaml$/),
      ],
    });
    expect(await readdir(join(content, 'courses', 'bread'))).not.toContain('flour.yaml');
  });

  it('takes the folder of a newsletter with all that lies in it', async () => {
    const content = await contentOnDisk(withNewsletter());
    await writeFile(join(content, 'newsletters', 'notes', 'list.yaml~'), 'as it was');
    const args = ['remove', 'newsletter', 'notes', '--yes', '--ended', '--content', content];
    expect((await runProgram(args)).code).toBe(0);
    expect(await readdir(join(content, 'newsletters'))).toEqual([]);
    expect(await readFile(join(content, 'site.yaml'), 'utf8')).toContain('ended: [notes]');
  });

  it('asks before an article takes its insights along, and says where its text is kept', async () => {
    const content = await contentOnDisk(
      breadCourse({
        'content/articles/salt.yaml': saltArticle,
        'content/insights/salt.yaml': saltInsights,
      }),
    );
    await mkdir(join(content, '.articles'));
    await writeFile(join(content, '.articles', 'salt.txt'), 'Salt slows the night down.');
    const remove = (...more: string[]) =>
      runProgram(['remove', 'article', 'salt', '--content', content, ...more]);
    expect(await remove()).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('1 insight goes with it'),
    });
    expect(await readdir(join(content, 'articles'))).toContain('salt.yaml');
    expect(await remove('--yes')).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/its text is still in .*salt\.txt/),
    });
    expect(await readdir(join(content, 'articles'))).not.toContain('salt.yaml');
  });

  it('closes a newsletter in its place, and offers that to whoever takes it out', async () => {
    const content = await contentOnDisk(withNewsletter());
    const remove = (...more: string[]) =>
      runProgram(['remove', 'newsletter', 'notes', '--content', content, ...more]);
    expect(await remove('--closed', '--ended')).toMatchObject({ code: 2 });
    expect(await remove('--closed', '--yes')).toMatchObject({ code: 0 });
    expect(await readFile(join(content, 'newsletters', 'notes', 'list.yaml'), 'utf8')).toContain(
      'closed: true',
    );
  });

  it.each([
    ['a kind that there is not', ['recipe', 'a'], 'It is one of course, newsletter'],
    ['a name that none can have', ['article', 'The Flour'], 'lower-case words joined by hyphens'],
    ['what is not there', ['lesson', 'flor'], 'there is no lesson "flor"; did you mean "flour"?'],
    ['what something rests on', ['course', 'bread', '--yes'], 'names the default course "bread"'],
  ])('removes nothing for %s, and ends with 2', async (_, args, sentence) => {
    const content = await contentOnDisk(breadCourse());
    const { code, stderr, stdout } = await runProgram(['remove', ...args, '--content', content]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(sentence);
  });
});
