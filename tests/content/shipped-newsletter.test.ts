import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readContent } from '../../lib/adapters/content/read-content.ts';
import { filledParts } from '../../lib/adapters/ses/compose-mime.ts';
import { faultInWords } from '../../lib/domain/content/content.ts';
import { type MergeValues, mergeFields } from '../../lib/domain/mail/merge-template.ts';
import { readContentFiles } from '../../lib/images/read-content-files.ts';
import { compileIssue } from '../../lib/mail/compile-issue.ts';
import { readMailTemplates } from '../../lib/mail/mail-templates.ts';
import { wordsOfHtml, wordsOfText } from '../mail/rendered-words.ts';

const fromTop = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

const values = Object.fromEntries(
  mergeFields.map((name) => [name, name.endsWith('Url') ? `https://course.example.com/${name}` : name]),
) as MergeValues;

const compiled = async () => {
  const read = readContent(await readContentFiles(fromTop('content')));
  if ('faults' in read) throw new Error(read.faults.map(faultInWords).join('\n'));
  const { content } = read;
  const compile = compileIssue(await readMailTemplates(fromTop('templates/emails')));
  const refs = [...content.newsletters].flatMap(([listId, { issues }]) =>
    [...issues.keys()].map((issueId) => ({ listId, issueId })),
  );
  const results = await Promise.all(refs.map((ref) => compile(content, ref)));
  return { content, issues: results.flatMap((result) => ('issue' in result ? [result.issue] : [])) };
};
const { content, issues } = await compiled();

describe('the newsletter that Dripline ships with', () => {
  it('is offered on the sign-up form and has an issue', () => {
    expect(content.newsletters.has(content.site.newsletter ?? ('' as never))).toBe(true);
    expect(issues.length).toBeGreaterThan(0);
  });

  it('says the same words in both parts of each mail, and cites what it is made from', () => {
    for (const { mail } of issues) {
      const { html, text } = filledParts({ mail, values });
      expect(wordsOfText(text)).toEqual(wordsOfHtml(html));
      expect(text).toContain('Sources');
      expect(Buffer.byteLength(html)).toBeLessThan(80 * 1024);
    }
  });

  it('offers to leave the list and to leave everything, in both parts', () => {
    for (const { mail } of issues)
      for (const part of Object.values(filledParts({ mail, values }))) {
        expect(part).toContain('https://course.example.com/unsubscribeUrl');
        expect(part).toContain('https://course.example.com/unsubscribeAllUrl');
      }
  });
});
