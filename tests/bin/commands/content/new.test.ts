import { mkdtemp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../../worlds/temporary-folder.ts';
import { runProgram } from '../../run-program.ts';

const root = await temporaryFolder();
const emptyFolder = async () => join(await mkdtemp(join(root, 'new-')), 'content');

describe('dripline new', () => {
  it('begins a site, and what comes into it, with the one course and article for their place', async () => {
    const content = await emptyFolder();
    const begin = (...args: string[]) => runProgram(['new', ...args, '--content', content]);
    expect(await begin('site', 'bread')).toMatchObject({ code: 0, stderr: '' });
    const lesson = await begin('lesson', 'the-oven');
    expect(lesson.stdout).toBe(
      `wrote ${content}/courses/bread/the-oven.yaml\nadded to ${content}/courses/bread/course.yaml\n`,
    );
    await begin('article', 'on-rye');
    await begin('insight', 'steam', '--kind', 'statistic');
    expect(await readFile(join(content, 'insights', 'on-rye.yaml'), 'utf8')).toContain('kind: statistic');
    const checked = await runProgram(['check', '--content', content]);
    expect(checked.code).toBe(0);
    expect(checked.stdout).toContain('nothing to publish yet, every course and newsletter is a draft');
  }, 90_000);

  it.each([
    ['a name that is no id', ['lesson', 'The Oven'], 'lower-case words joined by hyphens'],
    ['a lesson before there is a course', ['lesson', 'oven'], 'There is no course yet'],
    ['a kind of insight that there is not', ['insight', 'steam', '--kind', 'habit'], 'Allowed choices'],
    ['nothing that it knows', ['recipe', 'oven'], 'unknown command'],
  ])('writes nothing for %s, and ends with 2', async (_, args, sentence) => {
    const { code, stderr, stdout } = await runProgram(['new', ...args, '--content', await emptyFolder()]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(sentence);
  });
});
