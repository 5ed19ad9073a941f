import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readContent } from '../../lib/adapters/content/read-content.ts';
import { courseId } from '../../lib/domain/content/course.ts';
import { compileCourse } from '../../lib/mail/compile-course.ts';
import { mailTemplateFaults, readMailTemplates } from '../../lib/mail/mail-templates.ts';
import { breadCourse } from '../fixtures/bread-course.ts';

const bread = courseId.parse('bread');
const templates = await readMailTemplates(fileURLToPath(new URL('../../templates/emails', import.meta.url)));
const changed = (file: string, edit: (text: string) => string) =>
  [...templates].map(([name, text]): [string, string] => [name, name === file ? edit(text) : text]);

const content = () => {
  const read = readContent(breadCourse());
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));
  return read.content;
};

describe('the templates of mails', () => {
  it('that ship are right, whatever they are filled with', () => {
    expect(mailTemplateFaults(templates)).toEqual([]);
  });

  it.each([
    ['a missing partial', 'pitfall.mjml', () => '{{> nowhere}}', 'nowhere'],
    ['an unknown variable', 'pitfall.mjml', () => '<mj-text>{{nothing}}</mj-text>', 'nothing'],
    ['a placeholder that nobody fills', 'foot.txt', () => '\\{{nickname}}', '{{nickname}}'],
    ['an unescaped placeholder', 'foot.txt', () => '\\{{{greeting}}}', '{{{greeting}}}'],
    ['a block in the second fill', 'foot.txt', () => '\\{{#if greeting}}x', '{{#if greeting}}'],
    ['MJML that is not right', 'pitfall.mjml', () => '<mj-text colour="red">x</mj-text>', 'colour'],
    [
      'a condition that asks for what there is not',
      'pitfall.mjml',
      (text: string) => `${text}{{#if nothing}}{{/if}}`,
      'nothing',
    ],
    ['a helper that there is not', 'pitfall.txt', (text: string) => `${text}{{shout text}}`, 'shout'],
    [
      'a block that is not closed',
      'pitfall.html',
      (text: string) => `{{#if insight}}${text}`,
      '{{#if insight}}',
    ],
    ['an empty template', 'pitfall.html', () => '\n', 'is empty'],
    [
      'what stands in a layout, not the layout',
      'lesson.mjml',
      (text: string) => text.replace('{{subject}}', '{{subjekt}}'),
      'subjekt',
    ],
  ])('refuses %s, once, by the template and line, and names it', async (_, file, edit, named) => {
    const using = new Map(changed(file, edit));
    const result = await compileCourse(using)(content(), bread);
    if (!('faults' in result)) throw new Error('It compiles.');
    const lines = (using.get(file) ?? '').split('\n');
    const isEmpty = named === 'is empty';
    const line = lines.findIndex((text) => text.includes(named)) + 1;
    expect(result.faults).toEqual([
      {
        file: `templates/emails/${file}`,
        ...(isEmpty ? {} : { line }),
        message: expect.stringContaining(named),
      },
    ]);
  });

  it('refuses templates of which one is gone, and says which', async () => {
    const using = new Map([...templates].filter(([name]) => name !== 'saying.html'));
    const result = await compileCourse(using)(content(), bread);
    expect(result).toEqual({
      faults: [{ file: 'templates/emails/saying.html', message: 'is missing: mails are made from it' }],
    });
  });

  it('says of MJML that is refused far down which template it came from, whatever was filled in above', async () => {
    const using = new Map(changed('prose.mjml', (text) => `{{#if prose}}\n{{/if}}\n<mj-nothing />${text}`));
    const result = await compileCourse(using)(content(), bread);
    expect(result).toEqual({
      faults: [
        {
          file: 'templates/emails/prose.mjml',
          line: 3,
          message: expect.stringContaining('mj-nothing'),
        },
      ],
    });
  });
});
