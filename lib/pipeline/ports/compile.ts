import type { Content, Fault } from '../../domain/content/content.ts';
import type { CourseId } from '../../domain/content/course.ts';
import type { ListId } from '../../domain/content/newsletter.ts';
import type { PublishedCourse } from '../../domain/content/published/published-course.ts';
import type { CompiledMail, MailParts } from '../../domain/mail/mail.ts';
import type { ListVersion, PublishedIssue, PublishedList } from '../../domain/newsletter/published-issue.ts';
import type { WeeklyReport } from '../../domain/reports/weekly-report.ts';
import type { IssueRef } from './issues.ts';

/** Compiles the mail of one issue. Faults name the file the author can mend. */
export type CompileIssue = (
  content: Content,
  issue: IssueRef,
) => Promise<{ issue: Omit<PublishedIssue, 'publishedAt'> } | { faults: Fault[] }>;

/** Compiles what a newsletter's sign-up needs besides its issues. Faults name the file the author can mend. */
export type CompileList = (
  content: Content,
  list: ListId,
) => Promise<{ list: CompiledList; mails: CompiledMail[] } | { faults: Fault[] }>;

/** A list as it would be published; whether it has ended is on record. */
export type CompiledList = Omit<PublishedList, 'ended'> & { noticesVersion: ListVersion };

/** Compiles every mail of one course. Faults name the file the author can mend. */
export type CompileCourse = (
  content: Content,
  course: CourseId,
) => Promise<{ course: Omit<PublishedCourse, 'publishedAt'>; mails: CompiledMail[] } | { faults: Fault[] }>;

/** Makes the mail of a week by the templates of all others. It is told numbers, and the site is published. */
export type CompileReport = (report: WeeklyReport) => Promise<MailParts>;
