import { type CourseId, courseId } from '../domain/course.ts';
import type { PublishedCourse } from '../domain/mail.ts';
import type { changeDetails } from '../pipeline/change-details.ts';
import type { confirmEnrollment } from '../pipeline/confirm-enrollment.ts';
import type { Tokens } from '../pipeline/ports.ts';
import type { rejoinCourse } from '../pipeline/rejoin-course.ts';
import type { requestConfirmation } from '../pipeline/request-confirmation.ts';
import type { showSubscriber } from '../pipeline/show-subscriber.ts';
import type { subscribe } from '../pipeline/subscribe.ts';
import type { unsubscribe } from '../pipeline/unsubscribe.ts';
import type { Pages } from './pages.ts';

/** What the use cases behind the pages need of the outside world. */
export type WebPorts = Parameters<typeof subscribe>[0] &
  Parameters<typeof confirmEnrollment>[0] &
  Parameters<typeof requestConfirmation>[0] &
  Parameters<typeof unsubscribe>[0] &
  Parameters<typeof rejoinCourse>[0] &
  Parameters<typeof showSubscriber>[0] &
  Parameters<typeof changeDetails>[0] & { tokens: Tokens };

export type WebSettings = {
  /** Where the pages are reached from outside, without a slash at the end. */
  baseUrl: string;
  /** The course that `/` offers. */
  defaultCourse: CourseId;
  /** The folder of page templates, style sheet, script and icon. */
  templates: string;
};

/** What the routes share. */
export type Web = { ports: WebPorts; pages: Pages; baseUrl: string; defaultCourse: CourseId };

/** The published course of an id that somebody typed or linked to. */
export const findCourse = async (
  { ports }: Web,
  id: string | undefined,
): Promise<PublishedCourse | undefined> => {
  const parsed = courseId.safeParse(id);
  return parsed.success ? ports.courses.current(parsed.data) : undefined;
};
