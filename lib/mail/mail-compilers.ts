import type { Ports } from '../pipeline/ports.ts';
import { compileCourse } from './compile-course.ts';
import { compileIssue } from './compile-issue.ts';
import { compileList } from './compile-list.ts';
import type { MailTemplates } from './mail-templates.ts';

/** All that a publish compiles, by one set of templates. */
export const mailCompilers = (
  templates: MailTemplates,
): Pick<Ports, 'compileCourse' | 'compileIssue' | 'compileList'> => ({
  compileCourse: compileCourse(templates),
  compileIssue: compileIssue(templates),
  compileList: compileList(templates),
});
