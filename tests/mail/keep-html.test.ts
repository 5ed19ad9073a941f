import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keepHtml } from '../../lib/mail/keep-html.ts';
import { mjmlToHtml } from '../../lib/mail/mjml-to-html.ts';
import { temporaryFolder } from '../worlds/temporary-folder.ts';

const mail = (text: string) =>
  `<mjml><mj-body><mj-section><mj-column><mj-text>${text}</mj-text></mj-column></mj-section></mj-body></mjml>`;

/** Counts how often MJML is asked. */
const counting = () => {
  const asked: string[] = [];
  const make = (mjml: string) => {
    asked.push(mjml);
    return mjmlToHtml(mjml);
  };
  return { asked, make };
};

describe('the HTML of a mail', () => {
  it('is what MJML makes of it, and not made again by this run or the next', async () => {
    const folder = await temporaryFolder();
    const { asked, make } = counting();
    const first = keepHtml(make, folder);
    const made = await mjmlToHtml(mail('Flour'));
    for (const html of [first, first, keepHtml(make, folder)]) expect(await html(mail('Flour'))).toBe(made);
    expect(asked).toEqual([mail('Flour')]);
    expect(await first(mail('Salt'))).toBe(await mjmlToHtml(mail('Salt')));
    expect(asked).toEqual([mail('Flour'), mail('Salt')]);
  });

  it.each([
    ['cut off', (text: string) => text.slice(0, 200)],
    ['empty', () => ''],
    ['something else', () => '{}'],
  ])('is made again where what was kept is %s', async (_, damage) => {
    const folder = await temporaryFolder();
    const { asked, make } = counting();
    const made = await keepHtml(make, folder)(mail('Flour'));
    const [name = ''] = await readdir(folder);
    await writeFile(join(folder, name), damage(await readFile(join(folder, name), 'utf8')));
    expect(await keepHtml(make, folder)(mail('Flour'))).toBe(made);
    expect(asked).toHaveLength(2);
  });

  it('is made all the same where nothing can be kept', async () => {
    const file = join(await temporaryFolder(), 'a file');
    await writeFile(file, '');
    expect(await keepHtml(mjmlToHtml, join(file, 'below it'))(mail('Flour'))).toContain('Flour');
  });

  it('is not kept of what MJML refuses', async () => {
    const folder = await temporaryFolder();
    const { asked, make } = counting();
    const html = keepHtml(make, folder);
    await expect(html('<mjml><mj-nothing /></mjml>')).rejects.toThrow();
    await expect(html('<mjml><mj-nothing /></mjml>')).rejects.toThrow();
    expect(asked).toHaveLength(2);
    expect(await readdir(folder).catch(() => [])).toEqual([]);
  });
});
