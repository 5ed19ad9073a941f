import type { Ports } from '../pipeline/ports.ts';
import { compileCourse } from './compile-course.ts';
import { compileIssue } from './compile-issue.ts';
import { compileList } from './compile-list.ts';
import { type MailTemplates, readyTemplates } from './mail-templates.ts';

/** All that a publish compiles, by one set of templates. */
export const mailCompilers = (
  templates: MailTemplates,
): Pick<Ports, 'compileCourse' | 'compileIssue' | 'compileList'> => {
  const ready = readyTemplates(templates);
  return {
    compileCourse: compileCourse(templates, ready),
    compileIssue: compileIssue(templates, ready),
    compileList: compileList(templates, ready),
  };
};
