import type { CourseId } from '../../domain/content/course.ts';
import type { ListId } from '../../domain/content/newsletter.ts';
import type { CourseVersion, PublishedCourse } from '../../domain/content/published/published-course.ts';
import type { Site } from '../../domain/content/site.ts';
import type { CompiledMail, MailKey, Notice } from '../../domain/mail/mail.ts';
import type {
  IssueVersion,
  ListVersion,
  PublishedIssue,
  PublishedList,
} from '../../domain/newsletter/published-issue.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { IssueRef } from './issues.ts';

export type Courses = {
  current(course: CourseId): Promise<PublishedCourse | undefined>;
  /** A version as it was published, whether it is current or not. Versions are kept for good. */
  version(course: CourseId, version: CourseVersion): Promise<PublishedCourse | undefined>;
  /** Which version was current at a moment; before the first on record, that one. */
  versionAt(course: CourseId, at: Instant): Promise<CourseVersion | undefined>;
  mail(course: CourseId, version: CourseVersion, key: MailKey): Promise<CompiledMail | undefined>;
  /** Writes the mails and the course under its version, then moves `current`: last, so readers see all or nothing. */
  publish(course: PublishedCourse, mails: readonly CompiledMail[]): Promise<void>;
  /** Marks a course as ended, under the site as it is now; the moment of the first time stays. */
  end(course: CourseId, site: Site, at: Instant): Promise<'ended' | 'already-ended' | 'unknown'>;
};

export type Newsletters = {
  lists(): Promise<PublishedList[]>;
  list(id: ListId): Promise<PublishedList | undefined>;
  issue(ref: IssueRef, version: IssueVersion): Promise<PublishedIssue | undefined>;
  publishList(list: PublishedList): Promise<void>;
  /** The mails about a sign-up to a list, or about an address in its words, as a version of it has them. */
  mail(list: ListId, version: ListVersion, key: Notice): Promise<CompiledMail | undefined>;
  /** Before the list that names the version, so that what it names is there. Publishing them again changes nothing. */
  publishMails(list: ListId, version: ListVersion, mails: readonly CompiledMail[]): Promise<void>;
  /** Versions never change once written: publishing one again changes nothing. */
  publishIssue(issue: PublishedIssue): Promise<void>;
};
