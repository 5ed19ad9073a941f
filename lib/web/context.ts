import { type CourseId, courseId } from '../domain/content/course.ts';
import type { Language } from '../domain/content/language.ts';
import type { PublishedCourse } from '../domain/content/published-course.ts';
import type { EmailAddress } from '../domain/subscriber/email-address.ts';
import type { Ports } from '../pipeline/ports.ts';
import type { changeDetails } from '../pipeline/preferences/change-details.ts';
import type { confirmAddressChange } from '../pipeline/preferences/confirm-address-change.ts';
import type { handleCourseRequest } from '../pipeline/preferences/handle-course-request.ts';
import type { requestAddressChange } from '../pipeline/preferences/request-address-change.ts';
import type { setNewsletterPreference } from '../pipeline/preferences/set-newsletter-preference.ts';
import type { showSubscriber } from '../pipeline/preferences/show-subscriber.ts';
import type { eraseSubscriber } from '../pipeline/privacy/erase-subscriber.ts';
import type { exportSubscriber } from '../pipeline/privacy/export-subscriber.ts';
import type { listArchive } from '../pipeline/publish/list-archive.ts';
import type { confirmEnrollment } from '../pipeline/sign-up/confirm-enrollment.ts';
import type { requestConfirmation } from '../pipeline/sign-up/request-confirmation.ts';
import type { resubscribe } from '../pipeline/unsubscribe/resubscribe.ts';
import type { resubscribeToEverything } from '../pipeline/unsubscribe/resubscribe-to-everything.ts';
import type { unsubscribe } from '../pipeline/unsubscribe/unsubscribe.ts';
import type { unsubscribeFromEverything } from '../pipeline/unsubscribe/unsubscribe-from-everything.ts';
import type { Pages } from './views/pages.ts';

/** What the use cases behind the pages need of the outside world. */
export type WebPorts = Parameters<typeof confirmEnrollment>[0] &
  Parameters<typeof requestConfirmation>[0] &
  Parameters<typeof unsubscribe>[0] &
  Parameters<typeof unsubscribeFromEverything>[0] &
  Parameters<typeof resubscribe>[0] &
  Parameters<typeof showSubscriber>[0] &
  Parameters<typeof handleCourseRequest>[0] &
  Parameters<typeof requestAddressChange>[0] &
  Parameters<typeof confirmAddressChange>[0] &
  Parameters<typeof setNewsletterPreference>[0] &
  Parameters<typeof resubscribeToEverything>[0] &
  Parameters<typeof exportSubscriber>[0] &
  Parameters<typeof eraseSubscriber>[0] &
  Parameters<typeof listArchive>[0] &
  Parameters<typeof changeDetails>[0] &
  Pick<Ports, 'tokens' | 'issueRecords' | 'issueDeliveries' | 'hashes' | 'startJob' | 'captcha'>;

export type WebSettings = {
  /** Where the pages are reached from outside, without a slash at the end. */
  baseUrl: string;
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

/** The front page's course as the frame around what is not of a course; around a list's things in its language. */
export const frameIn = async (
  { ports, defaultCourse }: WebContext,
  language?: Language,
): Promise<PublishedCourse | undefined> => {
  const published = await ports.courses.current(defaultCourse);
  return published && language ? { ...published, course: { ...published.course, language } } : published;
};
