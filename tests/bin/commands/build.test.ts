import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { build } from '../../../bin/commands/build.ts';
import { breadCourse } from '../../fixtures/bread-course.ts';
import { listYaml } from '../../fixtures/newsletter-files.ts';
import { twelveWeeks } from '../../fixtures/twelve-weeks.ts';
import { temporaryFolder } from '../../worlds/temporary-folder.ts';

const root = await temporaryFolder();

/** Content and a folder to build into. */
const folders = async (changes: Parameters<typeof breadCourse>[0] = {}) => ({
  files: breadCourse(changes),
  out: join(await mkdtemp(join(root, 'build-')), 'out'),
});

const quietly = () => {};

describe('dripline build', () => {
  it('writes each mail in four forms, in the order in which they are sent', async () => {
    const from = await folders();
    expect(await build(from, quietly)).toEqual([]);
    const names = [
      '00-confirmation',
      '01-flour',
      '02-oven',
      '03-closing',
      '04-address-change',
      '05-address-changed',
      '06-own-page',
    ];
    const files = names.flatMap((name) => ['eml', 'html', 'mjml', 'txt'].map((form) => `${name}.${form}`));
    expect((await readdir(join(from.out, 'bread'))).sort()).toEqual([...files, 'manifest.json']);
  });

  it('writes each issue of a newsletter beside them', async () => {
    const out = join(root, 'issues');
    expect(await build({ files: twelveWeeks(), out }, quietly)).toEqual([]);
    const eml = await readFile(join(out, 'newsletters', 'crumbs', '2027-01-12-the-first-frost.eml'));
    const { headers, text } = await PostalMime.parse(eml);
    expect(headers.find(({ key }) => key === 'list-id')?.value).toContain('<crumbs.list-id.');
    expect(text).toContain('Hello Ada,');
  });

  it('writes the notices of a newsletter, too, of one without a course as well', async () => {
    const out = join(root, 'notices');
    const course = /^content\/(courses|articles|insights)\//;
    const files = new Map(
      [
        ...breadCourse({
          'content/site.yaml': (text) => text.replace('defaultCourse: bread', 'newsletter: notes'),
        }),
      ]
        .filter(([path]) => !course.test(path))
        .concat([['content/newsletters/notes/list.yaml', listYaml('notes')]]),
    );
    const said: string[] = [];
    expect(await build({ files, out }, (line) => said.push(line))).toEqual([]);
    const folder = join(out, 'newsletters', 'notes');
    expect(said).toEqual([`${folder}: confirmation, address-change, address-changed, own-page`]);
    const read = async (name: string) => PostalMime.parse(await readFile(join(folder, `${name}.eml`)));
    const [confirmation, change, changed, ownPage] = await Promise.all(
      ['confirmation', 'address-change', 'address-changed', 'own-page'].map(read),
    );
    expect(confirmation?.text).toMatch(/\/newsletters\/confirm\/k1/);
    expect(confirmation?.headers.map(({ key }) => key)).not.toContain('list-id');
    expect(change?.text).toMatch(/\/newsletters\/address-change\/k1/);
    expect(changed?.text).not.toMatch(/address-change\/|\{\{/);
    expect(ownPage?.text).toMatch(/\/own\/k1/);
    expect(ownPage?.headers.map(({ key }) => key)).toContain('list-id');
  });

  it('lists the lessons in order in the manifest, with what they are made of', async () => {
    const from = await folders();
    await build(from, quietly);
    const manifest = JSON.parse(await readFile(join(from.out, 'bread', 'manifest.json'), 'utf8'));
    const html = await readFile(join(from.out, 'bread', '01-flour.html'), 'utf8');
    expect(manifest.lessons).toMatchObject([
      {
        id: 'flour',
        subject: 'The flour and the jar',
        words: expect.any(Number),
        htmlBytes: Buffer.byteLength(html),
        insights: ['a-definition', 'a-contrast', 'a-pitfall', 'an-example'],
        articles: ['rye', 'wheat'],
      },
      { id: 'oven' },
    ]);
  });

  it('makes whole messages to a sample subscriber, with no placeholder left and the same on every run', async () => {
    const from = await folders();
    await build(from, quietly);
    const eml = await readFile(join(from.out, 'bread', '01-flour.eml'));
    const mail = await PostalMime.parse(eml);
    expect(mail.subject).toBe('The flour and the jar');
    expect(mail.headers.map(({ key }) => key)).toEqual(
      expect.arrayContaining(['list-unsubscribe', 'list-unsubscribe-post', 'list-id']),
    );
    for (const part of [mail.html, mail.text]) {
      expect(part).toContain('Hello Ada,');
      expect(part).not.toContain('{{');
    }
    await build(from, quietly);
    const again = await PostalMime.parse(await readFile(join(from.out, 'bread', '01-flour.eml')));
    expect(again.html).toBe(mail.html);
  });

  it('writes nothing when there is a fault', async () => {
    const from = await folders({ 'content/courses/bread/oven.yaml': 'id: [' });
    expect(await build(from, quietly)).not.toEqual([]);
    await expect(readdir(from.out)).rejects.toThrow('ENOENT');
  });
});
