import type { Ports } from '../pipeline/ports.ts';
import { compileCourse } from './compile-course.ts';
import { compileIssue } from './compile-issue.ts';
import { compileList } from './compile-list.ts';
import { type MailTemplates, type ReadyTemplates, readyTemplates } from './mail-templates.ts';
import { mjmlToHtml } from './mjml-to-html.ts';

/** All that a publish compiles, by one set of templates. */
export const mailCompilers = (
  templates: MailTemplates | ReadyTemplates,
  html = mjmlToHtml,
): Pick<Ports, 'compileCourse' | 'compileIssue' | 'compileList'> => {
  const ready = readyTemplates(templates, html);
  return {
    compileCourse: compileCourse(ready),
    compileIssue: compileIssue(ready),
    compileList: compileList(ready),
  };
};
