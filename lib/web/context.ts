import { type CourseId, courseId } from '../domain/content/course.ts';
import type { Language } from '../domain/content/language.ts';
import type { PublishedCourse } from '../domain/content/published/published-course.ts';
import type { EmailAddress } from '../domain/subscriber/email-address.ts';
import type { Ports, SendSoon } from '../pipeline/ports.ts';
import type { Pages } from './views/pages.ts';

/** What the use cases behind the pages need of the outside world. */
export type WebPorts = Pick<
  Ports,
  | 'clock'
  | 'random'
  | 'telemetry'
  | 'tally'
  | 'subscribers'
  | 'addressChanges'
  | 'enrollments'
  | 'subscriptions'
  | 'issueRecords'
  | 'issueDeliveries'
  | 'suppressions'
  | 'sending'
  | 'consentTexts'
  | 'caps'
  | 'apiKeys'
  | 'dayCounts'
  | 'editions'
  | 'images'
  | 'courses'
  | 'newsletters'
  | 'tokens'
  | 'hashes'
  | 'startJob'
  | 'captcha'
> & { deliver: SendSoon };

export type WebSettings = {
  /** Where the pages are reached from outside, without a slash at the end. */
  baseUrl: string;
  /** Where images are found from outside, in front of an image's name and a slash. */
  imagesUrl: string;
  /** The course that `/` offers. */
  defaultCourse: CourseId;
  /** The folder of page templates, style sheet, script and icon. */
  templates: string;
  /** Addresses that are well-formed and may not be used all the same. */
  refusesAddress(address: EmailAddress): boolean;
};

/** What the routes share. */
export type WebContext = Pick<WebSettings, 'baseUrl' | 'defaultCourse' | 'refusesAddress'> & {
  ports: WebPorts;
  pages: Pages;
  /** Names the sign-up form's template as it is now. */
  formVersion: string;
};

/** The published course of an id that somebody typed or linked to. */
export const findCourse = async (
  { ports }: WebContext,
  id: string | undefined,
): Promise<PublishedCourse | undefined> => {
  const parsed = courseId.safeParse(id);
  return parsed.success ? ports.courses.current(parsed.data) : undefined;
};

/** The front page's course: the page around what belongs to no course, in `language` where a list has its own. */
export const findDefaultCourse = async (
  { ports, defaultCourse }: WebContext,
  language?: Language,
): Promise<PublishedCourse | undefined> => {
  const deployed = await ports.courses.current(defaultCourse);
  // A publish may have made another one the default since the deploy.
  const named = deployed?.site.defaultCourse ?? defaultCourse;
  const published = (named !== defaultCourse && (await ports.courses.current(named))) || deployed;
  return published && language ? { ...published, course: { ...published.course, language } } : published;
};
