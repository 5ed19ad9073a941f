import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readContent } from '../../lib/adapters/content/read-content.ts';
import { courseId } from '../../lib/domain/content/course.ts';
import type { MergeTemplate } from '../../lib/domain/mail/merge-template.ts';
import { buildMails } from '../../lib/mail/compile-course.ts';
import { readMailTemplates } from '../../lib/mail/mail-templates.ts';
import { breadCourse } from '../fixtures/bread-course.ts';
import { everyBlock } from '../fixtures/every-block.ts';

const templates = await readMailTemplates(fileURLToPath(new URL('../../templates/emails', import.meta.url)));

/** The second lesson of the bread course, with blocks before its own. */
const mailWith = async (blocks: string) => {
  const read = readContent(
    breadCourse({ 'content/courses/bread/oven.yaml': (text) => text.replace('blocks:\n', `$&${blocks}`) }),
  );
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));
  const built = await buildMails(templates)(read.content, courseId.parse('bread'));
  if ('faults' in built) throw new Error(JSON.stringify(built.faults));
  const mail = built.mails.find(({ mail: { key } }) => key === 'oven')?.mail;
  if (!mail) throw new Error('There is no such mail.');
  const written = (template: MergeTemplate) =>
    template.map((piece) => (typeof piece === 'string' ? piece : `<${piece.value}>`)).join('');
  return { html: written(mail.html), text: written(mail.text), web: mail.web };
};

describe('blocks', () => {
  it('are in all three renderings', async () => {
    const { html, text, web } = await mailWith(everyBlock);
    for (const page of [html, web]) {
      expect(page).toContain('Looking back at lesson 1');
      expect(page).toMatch(/<caption[^>]*>What each flour asks for<\/caption>/);
      expect(page).toMatch(/<th[^>]* scope="col"|<th scope="col"/);
      expect(page).toMatch(/<blockquote[^>]*><p[^>]*>A loaf is a clock/);
      expect(page).toMatch(
        /<pre [^>]*><code[^>]*>bake --at 230 \\<br *\/?> {2}--for 40 loaf.txt<\/code><\/pre>/,
      );
      expect(page).toMatch(/<a [^>]*href="https:\/\/mill.test\/sheet.pdf"/);
      expect(page).toMatch(/<code [^>]*>bake --now<\/code>/);
    }
    expect(text).toContain('Looking back at lesson 1: The title of a-pitfall\nWhat a-pitfall claims');
    expect(text).toContain(
      'What each flour asks for\n------------------------\n\nFlour  Water  Rest\n-----  -----  ----------\nRye     80 %  *12 h*\n',
    );
    expect(text).toContain('    A loaf is a clock that you can eat.\n');
    expect(text).toContain('    bake --at 230 \\\n      --for 40 loaf.txt\n');
    expect(text).toContain('Download the sheet:\nhttps://mill.test/sheet.pdf\n');
    expect(text).toContain('    echo "Loaf & butter"  # two blanks\n      <b>set in, and');
  });
});
