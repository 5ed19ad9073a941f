import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readContent } from '../../lib/adapters/content/read-content.ts';
import { faultInWords } from '../../lib/domain/content/content.ts';
import { courseId } from '../../lib/domain/content/course.ts';
import { readContentFiles } from '../../lib/images/read-content-files.ts';
import { buildMails } from '../../lib/mail/compile-course.ts';
import { readMailTemplates } from '../../lib/mail/mail-templates.ts';

const here = import.meta.dirname;
const read = readContent(await readContentFiles(join(here, '../fixtures/levain')));
if ('faults' in read) throw new Error(read.faults.map(faultInWords).join('\n'));
const built = await buildMails(await readMailTemplates(join(here, '../../templates/emails')))(
  read.content,
  courseId.parse('pain-au-levain'),
);
if ('faults' in built) throw new Error(built.faults.map(faultInWords).join('\n'));

const written = (template: (typeof built.mails)[number]['mail']['html']) =>
  template.map((piece) => (typeof piece === 'string' ? piece : '')).join('');

/** One mail in its three renderings. */
const mail = (key: string) => {
  const found = built.mails.find((each) => each.mail.key === key)?.mail;
  if (!found) throw new Error(`There is no mail "${key}".`);
  return [written(found.html), written(found.text), found.web];
};

describe('a course on bread, in French, with a contrast, a table and code of its own', () => {
  it('is published without its draft, whose faults are notes', () => {
    expect(built.course.lessons.map(({ id }) => id)).toEqual([
      'balance',
      'hydratation',
      'levain-ou-levure',
      'attendre',
      'la-loi',
      'four',
    ]);
    expect(read.notes.map(({ file }) => file).every((file) => file.endsWith('viennoiserie.yaml'))).toBe(true);
  });

  it('has its own names for the sides of a contrast, and its own labels or none, in each rendering', () => {
    for (const text of mail('levain-ou-levure')) {
      expect(text).toMatch(/Levain[\s\S]*vivent ensemble[\s\S]*Levure/);
      expect(text).toContain('Côte à côte');
    }
    for (const text of mail('la-loi')) {
      expect(text).toContain('Le chiffre du fournil');
      expect(text).toContain('dans ses propres pages');
      expect(text).not.toContain('en nos propres mots');
    }
  });

  it('shows tables, code and recaps in French words, and a lesson of prose alone', () => {
    for (const text of mail('hydratation')) {
      expect(text).toContain('Rappel de la leçon 1');
      expect(text).toContain('Trois pâtes, de la plus ferme à la plus molle');
      expect(text).toMatch(/farine (=|&#x3D;) 500/);
    }
    for (const text of mail('attendre')) {
      expect(text).toContain('Il n’y a pas de recette');
      expect(text).not.toMatch(/Sources?\b/);
    }
  });
});
