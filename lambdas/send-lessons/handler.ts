import type { Connection } from '../../lib/adapters/connect.ts';
import { createDeliver } from '../../lib/pipeline/deliver.ts';
import { rememberCourses } from '../../lib/pipeline/remember-courses.ts';
import { type SweepSummary, sendDue } from '../../lib/pipeline/send-due.ts';

/** Time kept free at the end for mails under way: the mailer's limit and the write after it. */
const reserveMilliseconds = 20_000;

/** One sweep a scheduled event; what the event holds does not matter, so doubled events do no harm. */
export const createHandler =
  (connection: Connection) =>
  (_event: unknown, context: { getRemainingTimeInMillis(): number }): Promise<SweepSummary> => {
    const deliver = createDeliver({ ...connection, courses: rememberCourses(connection.courses) });
    return sendDue({ ...connection, deliver })(
      () => context.getRemainingTimeInMillis() > reserveMilliseconds,
    );
  };
