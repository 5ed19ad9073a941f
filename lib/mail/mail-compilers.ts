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

/**
 * The same for whoever builds the same content again and again: what was compiled of it stays as long as it does. Issues are few, and
 * each build names them anew.
 */
export const keepCompiled = (compilers: MailCompilers): MailCompilers => ({
  ...compilers,
  compileCourse: keptWithContent(compilers.compileCourse),
  compileList: keptWithContent(compilers.compileList),
});

const keptWithContent = <Id, Compiled extends object>(
  compile: (content: Content, id: Id) => Promise<Compiled>,
): typeof compile => {
  const known = new WeakMap<Content, Map<Id, Compiled>>();
  return async (content, id) => {
    const kept = known.get(content) ?? new Map<Id, Compiled>();
    known.set(content, kept);
    const compiled = kept.get(id) ?? (await compile(content, id));
    // What is at fault for this machine's sake may be none at the next try.
    if (!('faults' in compiled)) kept.set(id, compiled);
    return compiled;
  };
};
