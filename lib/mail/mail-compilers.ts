import type { Content } from '../domain/content/content.ts';
import type { Ports } from '../pipeline/ports.ts';
import { compileCourse } from './compile-course.ts';
import { compileIssue } from './compile-issue.ts';
import { compileList } from './compile-list.ts';
import { type MailTemplates, type ReadyTemplates, readyTemplates } from './mail-templates.ts';
import { mjmlToHtml } from './mjml-to-html.ts';

export type MailCompilers = Pick<Ports, 'compileCourse' | 'compileIssue' | 'compileList'>;

/** All that a publish compiles, by one set of templates. */
export const mailCompilers = (
  templates: MailTemplates | ReadyTemplates,
  html = mjmlToHtml,
): MailCompilers => {
  const ready = readyTemplates(templates, html);
  return {
    compileCourse: compileCourse(ready),
    compileIssue: compileIssue(ready),
    compileList: compileList(ready),
  };
};

/** The same for whoever builds the same content again and again: what was compiled of it stays as long as it does. */
export const keepCompiled = ({ compileCourse, compileIssue, compileList }: MailCompilers): MailCompilers => ({
  compileCourse: keptWithContent(compileCourse, (course) => course),
  compileIssue: keptWithContent(compileIssue, ({ listId, issueId }) => `${listId} ${issueId}`),
  compileList: keptWithContent(compileList, (list) => list),
});

const keptWithContent = <Of, Compiled extends object>(
  compile: (content: Content, of: Of) => Promise<Compiled>,
  nameOf: (of: Of) => string,
): typeof compile => {
  const known = new WeakMap<Content, Map<string, Compiled>>();
  return async (content, of) => {
    const kept = known.get(content) ?? new Map<string, Compiled>();
    known.set(content, kept);
    const compiled = kept.get(nameOf(of)) ?? (await compile(content, of));
    // What is at fault for this machine's sake may be none at the next try.
    if (!('faults' in compiled)) kept.set(nameOf(of), compiled);
    return compiled;
  };
};
