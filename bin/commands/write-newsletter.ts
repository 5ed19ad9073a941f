import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Content, Fault } from '../../lib/domain/content/content.ts';
import type { PublishedIssue } from '../../lib/domain/newsletter/published-issue.ts';
import { compileIssue } from '../../lib/mail/compile-issue.ts';
import { compileList } from '../../lib/mail/compile-list.ts';
import type { ReadyTemplates } from '../../lib/mail/mail-templates.ts';
import { sampleIssue, sampleListMail } from '../../lib/mail/sample-mail.ts';
import type { BuiltList } from '../../lib/pipeline/publish/publish-newsletters.ts';
import { writeMail } from './write-mail.ts';

export type BuiltNewsletter = BuiltList & { issues: Omit<PublishedIssue, 'publishedAt'>[] };

/** Compiles every newsletter with its issues, or says which cannot be, and why. */
export const compileNewsletters = async (
  content: Content,
  templates: ReadyTemplates,
): Promise<{ newsletters: BuiltNewsletter[]; faults: Fault[] }> => {
  const issueOf = compileIssue(templates);
  const listOf = compileList(templates);
  const newsletters: BuiltNewsletter[] = [];
  const faults: Fault[] = [];
  for (const [listId, { issues }] of content.newsletters) {
    const list = await listOf(content, listId);
    const compiled = [];
    for (const issueId of issues.keys()) compiled.push(await issueOf(content, { listId, issueId }));
    faults.push(...[list, ...compiled].flatMap((each) => ('faults' in each ? each.faults : [])));
    if ('list' in list)
      newsletters.push({ ...list, issues: compiled.flatMap((each) => ('faults' in each ? [] : each.issue)) });
  }
  return { newsletters, faults };
};

/** Writes each mail of a newsletter to a sample subscriber, its notices and its issues by their names, and says so. */
export const writeNewsletter = async (
  out: string,
  newsletter: BuiltNewsletter,
  say: (line: string) => void,
): Promise<void> => {
  const { list, mails, issues } = newsletter;
  const folder = join(out, 'newsletters', list.list.id);
  await mkdir(folder, { recursive: true });
  for (const mail of mails) await writeMail(join(folder, mail.key), await sampleListMail(list, mail));
  say(`${folder}: ${mails.map(({ key }) => key).join(', ')}`);
  for (const issue of issues) {
    const name = join(folder, issue.id);
    await writeMail(name, await sampleIssue(issue));
    say(`${name}: ${issue.mail.subject}`);
  }
};
