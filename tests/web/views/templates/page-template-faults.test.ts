import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pageTemplateFaults } from '../../../../lib/web/views/templates/page-template-faults.ts';
import { temporaryFolder } from '../../../worlds/temporary-folder.ts';
import { pagesFolder } from '../../../worlds/web-in-memory.ts';

const root = await temporaryFolder();

/** The faults of the shipped templates with one file changed, or gone. */
const faultsWith = async (file: string, edit: (text: string) => string | undefined) => {
  const folder = await mkdtemp(join(root, 'pages-'));
  await cp(pagesFolder, folder, { recursive: true });
  const text = edit(await readFile(join(folder, file), 'utf8'));
  await (text === undefined ? rm(join(folder, file)) : writeFile(join(folder, file), text));
  return pageTemplateFaults(folder);
};
const inLine3 = (line: string) => (text: string) => text.split('\n').toSpliced(2, 0, line).join('\n');

describe('the templates of pages', () => {
  it('that ship are right', () => {
    expect(pageTemplateFaults(pagesFolder)).toEqual([]);
  });

  it.each([
    ['message.hbs', '{{headingg}}', 'headingg'],
    ['message.hbs', '{{#if headingg}}x{{/if}}', 'headingg'],
    ['message.hbs', '{{#each paragraphs}}{{nothing}}{{/each}}', 'nothing'],
    ['message.hbs', '{{> nowhere}}', 'nowhere'],
    ['message.hbs', '{{shout heading}}', 'shout'],
    ['message.hbs', '{{#if heading}}', 'if'],
    ['message.hbs', '{{heading', 'heading'],
    ['layout.hbs', '{{words.frame.nothing}}', 'words.frame.nothing'],
    ['fields.hbs', '{{nothing}}', 'nothing'],
    ['feed.hbs', '{{site.brand}}', 'site.brand'],
  ])('are refused by file and line, once: %s with %s', async (file, line, named) => {
    expect(await faultsWith(file, inLine3(line))).toEqual([
      { file: `templates/pages/${file}`, line: 3, message: expect.stringContaining(named) },
    ]);
  });

  it.each(['message.hbs', 'style.css', 'time-zone.js', 'favicon.svg'])(
    'are refused without %s',
    async (file) => {
      expect(await faultsWith(file, () => undefined)).toEqual([
        { file: `templates/pages/${file}`, message: 'is missing: pages are made from it' },
      ]);
    },
  );

  it('are refused where one calls itself without end', async () => {
    expect(await faultsWith('message.hbs', () => '{{> message}}')).toEqual([
      { file: 'templates/pages/message.hbs', message: 'cannot be filled in: it calls itself without end' },
    ]);
  });

  it('are refused where the folder is gone', async () => {
    const faults = pageTemplateFaults(join(root, 'gone'));
    expect(faults.length).toBeGreaterThan(10);
  });
});
