import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createMimeComposer, filledParts } from '../../lib/adapters/ses/compose-mime.ts';
import type { Content, Fault } from '../../lib/domain/content/content.ts';
import type { PublishedIssue } from '../../lib/domain/newsletter/published-issue.ts';
import { compileIssue } from '../../lib/mail/compile-issue.ts';
import type { MailTemplates } from '../../lib/mail/mail-templates.ts';
import { sampleIssue } from '../../lib/mail/sample-mail.ts';

export type BuiltIssue = Omit<PublishedIssue, 'publishedAt'>;

/** Compiles every issue of every list, or says which cannot be, and why. */
export const compileIssues = async (
  content: Content,
  templates: MailTemplates,
): Promise<{ issues: BuiltIssue[]; faults: Fault[] }> => {
  const compile = compileIssue(templates);
  const refs = [...content.newsletters].flatMap(([listId, { issues }]) =>
    [...issues.keys()].map((issueId) => ({ listId, issueId })),
  );
  const results = [];
  for (const ref of refs) results.push(await compile(content, ref));
  return {
    issues: results.flatMap((result) => ('faults' in result ? [] : result.issue)),
    faults: results.flatMap((result) => ('faults' in result ? result.faults : [])),
  };
};

/** Writes every form of one issue to a sample subscriber: `newsletters/<list>/<issue>`. */
export const writeIssue = async (out: string, issue: BuiltIssue): Promise<string> => {
  const folder = join(out, 'newsletters', issue.list.id);
  await mkdir(folder, { recursive: true });
  const sample = sampleIssue(issue);
  const { html, text } = filledParts(sample);
  const file = join(folder, issue.id);
  await Promise.all([
    writeFile(`${file}.html`, html),
    writeFile(`${file}.txt`, text),
    writeFile(`${file}.eml`, await createMimeComposer()(sample)),
  ]);
  return file;
};
