import { appendFile, cp, mkdtemp, readFile, symlink, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { breadCourse } from '../../fixtures/bread-course.ts';
import { contentOnDisk, writeContent } from '../../worlds/content-on-disk.ts';
import { temporaryFolder } from '../../worlds/temporary-folder.ts';
import { checkout, runProgram } from '../run-program.ts';

const root = await temporaryFolder();
const flour = 'content/courses/bread/flour.yaml';
const rye = 'content/insights/rye.yaml';

/** Runs `dripline check` on the bread course with changes, in a folder that is not called content; the files named in `editedLast` are the newest. */
const check = async (
  changes: Parameters<typeof breadCourse>[0],
  args: string[] = [],
  editedLast: string[] = [],
) => {
  const folder = await mkdtemp(join(root, 'check-'));
  await writeContent(folder, breadCourse(changes));
  for (const path of breadCourse(changes).keys()) {
    const file = join(folder, path.replace('content/', ''));
    const edited = editedLast.includes(path) ? 2_000_000_000 : 1_900_000_000;
    await utimes(file, edited, edited);
  }
  const { stdout, ...rest } = await runProgram(['check', '--content', folder, ...args]);
  // Files are named as they are on disk.
  return { ...rest, stdout: stdout.replaceAll(`${folder}/`, 'content/') };
};

/** How the bread course compares with what mails may be; what it is to the byte is no matter here. */
const sizes = /^Largest mail: \d+ KB of 80 KB \(content\/courses\/bread\/(flour|oven)\.yaml\)\.\n$/m;

/** Two images that compress as badly as images can. */
const drawings = async () => {
  const drawn = async (width: number) => {
    const noise = Uint8Array.from(
      { length: width * width * 3 },
      (_, index) => (index * 7919 * (index % 251)) % 256,
    );
    const raw = { width, height: width, channels: 3 } as const;
    return new Uint8Array(await sharp(noise, { raw }).png().toBuffer());
  };
  return [
    ['content/courses/bread/crust.png', await drawn(120)],
    ['content/courses/bread/crumb.png', await drawn(60)],
  ] as const;
};

const replaced = (from: string | RegExp, to: string) => (text: string) => text.replace(from, to);
const wrong = {
  [flour]: replaced('minutes: 15', 'minutes: 0'),
  [rye]: replaced('kind: pitfall', 'kind: habit'),
};

describe('dripline check', () => {
  it('ends well where there is nothing to say', async () => {
    const { code, stdout } = await check({});
    expect(stdout.replace(sizes, '')).toBe('8 files: ready to be published.\n');
    expect(code).toBe(0);
  });

  it('ends well where there are notes alone, and shows them', async () => {
    const { code, stdout } = await check({ [flour]: replaced(/lookAhead: .*\n/, '') });
    expect(stdout.replace(sizes, '')).toBe(
      `${flour}\n  1  note   has no lookAhead\n\n8 files: ready to be published, 1 note.\n`,
    );
    expect(code).toBe(0);
  });

  it('fails for faults, with what was edited last first', async () => {
    const { code, stdout } = await check(wrong, [], [rye]);
    expect(code).toBe(1);
    expect(stdout.indexOf(rye)).toBeLessThan(stdout.indexOf(flour));
    expect(stdout).toMatch(/8 files: not ready to be published, 2 faults/);
    const other = await check(wrong, [], [flour]);
    expect(other.stdout.indexOf(flour)).toBeLessThan(other.stdout.indexOf(rye));
  });

  it('says of many faults of one kind how many more there are', async () => {
    const { stdout } = await check({
      [rye]: (text) => text.replaceAll('paragraphs: [1, 2]', 'paragraphs: [1, 20]'),
    });
    expect(stdout.match(/evidence names paragraph 20/g)).toHaveLength(3);
    expect(stdout).toContain('and 2 more of this kind');
  });

  it('finds a mail that cannot be sent as it is', async () => {
    const { code, stdout } = await check({ [flour]: replaced('Bread rises', 'Bread rises '.repeat(9000)) });
    expect(code).toBe(1);
    expect(stdout).toMatch(new RegExp(`${flour}\\n[^]*fault`));
  });

  it('finds what is wrong with the settings of a stage, though they are never published', async () => {
    const { code, stdout } = await check({
      'content/stages/prod.yaml': () => 'identity: new\nalarmTo: alarms@bakery.test\n',
    });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^content\/stages\/prod\.yaml\n {2}2 {2}fault .*"alarmTo".*"alarmsTo"/m);
  });

  it('finds, once, what is wrong with a template of a mail or a page', async () => {
    const copy = await mkdtemp(join(root, 'checkout-'));
    // Templates are looked for beside the program; what it is made of may be where it is, and as Node has compiled it.
    for (const part of ['bin', 'templates', 'package.json'])
      await cp(join(checkout, part), join(copy, part), { recursive: true });
    for (const part of ['lib', 'lambdas', 'node_modules'])
      await symlink(join(checkout, part), join(copy, part));
    for (const template of ['emails/foot.txt', 'pages/message.hbs'])
      await appendFile(join(copy, 'templates', template), '{{#if subject}}');
    const { code, stdout } = await runProgram(
      ['check', '--content', await contentOnDisk(breadCourse())],
      copy,
    );
    expect(code).toBe(1);
    expect(stdout.match(/opens {{#if subject}}, which is never closed/g)).toHaveLength(2);
    expect(stdout).toContain('not ready to be published, 2 faults');
  });

  it('says how near mails and images come to what they may be', async () => {
    const folder = await mkdtemp(join(root, 'sizes-'));
    const shown = ['crust', 'crumb', 'crust'].map((name) => `  - image: ${name}.png\n    alt: The ${name}\n`);
    const files = breadCourse({ [flour]: replaced('blocks:\n', `$&${shown.join('')}`) });
    await writeContent(folder, new Map<string, string | Uint8Array>([...files, ...(await drawings())]));
    const { stdout } = await runProgram(['check', '--content', folder]);
    const crust = `${folder}/courses/bread/crust.png`;
    expect(stdout).toContain(`Largest image: 18 KB of 200 KB (${crust}).\n`);
    // One that stands there twice is loaded once.
    expect(stdout).toContain(
      `Most images in a mail: 24 KB of 800 KB (${folder}/courses/bread/flour.yaml).\n`,
    );
    const told = JSON.parse((await runProgram(['check', '--json', '--content', folder])).stdout);
    expect(told.images).toContainEqual({ file: crust, bytes: expect.any(Number) });
    expect(told.mails).toContainEqual({
      file: `${folder}/courses/bread/flour.yaml`,
      html: expect.any(Number),
      images: told.images[0].bytes + told.images[1].bytes,
    });
  });

  it('tells programs in JSON', async () => {
    const { code, stdout } = await check(wrong, ['--json']);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      faults: [
        { file: flour, line: expect.any(Number), message: expect.any(String) },
        { file: rye, line: expect.any(Number), message: expect.any(String) },
      ],
      notes: [],
    });
  });

  it('annotates the files of a GitHub workflow', async () => {
    const { stdout } = await check(
      { ...wrong, [rye]: replaced('    kind: pitfall', '    kind: "a, b: 5 %"') },
      ['--github'],
    );
    expect(stdout).toMatch(new RegExp(`^::error file=${flour},line=\\d+::exercise.minutes`, 'm'));
    expect(
      stdout
        .split('\n')
        .filter(Boolean)
        .every((line) => line.startsWith('::')),
    ).toBe(true);
  });

  it('mends, when asked, what only one thing can be meant by, says each, and keeps the rest', async () => {
    const { code, stdout } = await check(
      { [flour]: replaced('lookAhead:', 'lookahed:'), [rye]: replaced('kind: pitfall', 'kind: habit') },
      ['--fix'],
    );
    expect(stdout).toMatch(
      new RegExp(`^mended ${flour}:\\d+, which now is: lookAhead: Next week, the oven\\.$`, 'm'),
    );
    expect(stdout).not.toContain('lookahed');
    expect(stdout).toContain('1 fault');
    expect(code).toBe(1);
  });

  it('mends the file that names an image, and leaves the image as it is', async () => {
    const folder = await mkdtemp(join(root, 'mended-'));
    const block = '  - image: crust.png\n    atl: The crust\n  - image: crumb.png\n    alt: The crumb\n';
    const files = breadCourse({ [flour]: replaced('blocks:\n', `$&${block}`) });
    const images = await drawings();
    await writeContent(folder, new Map<string, string | Uint8Array>([...files, ...images]));
    const { code, stdout } = await runProgram(['check', '--fix', '--content', folder]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining('alt: The crust') });
    for (const [path, bytes] of images)
      expect(new Uint8Array(await readFile(join(folder, path.replace('content/', ''))))).toEqual(bytes);
  });

  it('is told one form at a time', async () => {
    const { code, stderr } = await check({}, ['--json', '--github']);
    expect(stderr).toContain('cannot be used with');
    expect(code).toBe(2);
  });
});
