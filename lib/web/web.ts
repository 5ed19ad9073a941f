import { type CourseId, courseId } from '../domain/course.ts';
import type { Language } from '../domain/language.ts';
import type { PublishedCourse } from '../domain/mail.ts';
import type { changeDetails } from '../pipeline/change-details.ts';
import type { confirmEnrollment } from '../pipeline/confirm-enrollment.ts';
import type { confirmMove } from '../pipeline/confirm-move.ts';
import type { eraseSubscriber } from '../pipeline/erase-subscriber.ts';
import type { exportSubscriber } from '../pipeline/export-subscriber.ts';
import type { grantWish } from '../pipeline/grant-wish.ts';
import type { leaveEverything, rejoinEverything } from '../pipeline/leave-everything.ts';
import type { listArchive } from '../pipeline/list-archive.ts';
import type { HandOn, Hashes, HumanCheck, IssueDeliveries, IssueRecords, Tokens } from '../pipeline/ports.ts';
import type { rejoinCourse } from '../pipeline/rejoin-course.ts';
import type { rejoinNewsletter } from '../pipeline/rejoin-newsletter.ts';
import type { requestConfirmation } from '../pipeline/request-confirmation.ts';
import type { requestMove } from '../pipeline/request-move.ts';
import type { setNewsletter } from '../pipeline/set-newsletter.ts';
import type { showSubscriber } from '../pipeline/show-subscriber.ts';
import type { unsubscribe } from '../pipeline/unsubscribe.ts';
import type { Pages } from './pages.ts';

/** What the use cases behind the pages need of the outside world. */
export type WebPorts = Parameters<typeof confirmEnrollment>[0] &
  Parameters<typeof requestConfirmation>[0] &
  Parameters<typeof unsubscribe>[0] &
  Parameters<typeof leaveEverything>[0] &
  Parameters<typeof rejoinNewsletter>[0] &
  Parameters<typeof rejoinCourse>[0] &
  Parameters<typeof showSubscriber>[0] &
  Parameters<typeof grantWish>[0] &
  Parameters<typeof requestMove>[0] &
  Parameters<typeof confirmMove>[0] &
  Parameters<typeof setNewsletter>[0] &
  Parameters<typeof rejoinEverything>[0] &
  Parameters<typeof exportSubscriber>[0] &
  Parameters<typeof eraseSubscriber>[0] &
  Parameters<typeof listArchive>[0] &
  Parameters<typeof changeDetails>[0] & {
    tokens: Tokens;
    issueRecords: IssueRecords;
    issueDeliveries: IssueDeliveries;
    hashes: Hashes;
    handOn: HandOn;
    humanCheck: HumanCheck;
  };

export type WebSettings = {
  /** Where the pages are reached from outside, without a slash at the end. */
  baseUrl: string;
  /** The course that `/` offers. */
  defaultCourse: CourseId;
  /** The folder of page templates, style sheet, script and icon. */
  templates: string;
  /** Whether SES's own test addresses may sign up: on any stage without readers. */
  simulator: boolean;
};

/** What the routes share. */
export type Web = Pick<WebSettings, 'baseUrl' | 'defaultCourse' | 'simulator'> & {
  ports: WebPorts;
  pages: Pages;
  /** Names the sign-up form's template as it is now. */
  formVersion: string;
};

/** The published course of an id that somebody typed or linked to. */
export const findCourse = async (
  { ports }: Web,
  id: string | undefined,
): Promise<PublishedCourse | undefined> => {
  const parsed = courseId.safeParse(id);
  return parsed.success ? ports.courses.current(parsed.data) : undefined;
};

/** The front page's course as the frame around what is not of a course; around a list's things in its language. */
export const frameIn = async (
  { ports, defaultCourse }: Web,
  language?: Language,
): Promise<PublishedCourse | undefined> => {
  const published = await ports.courses.current(defaultCourse);
  return published && language ? { ...published, course: { ...published.course, language } } : published;
};
