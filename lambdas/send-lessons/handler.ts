import * as z from 'zod';
import type { Connection } from '../../lib/adapters/connect.ts';
import { createAttend } from '../../lib/pipeline/attend.ts';
import { checkHealth } from '../../lib/pipeline/check-health.ts';
import { createDeliver } from '../../lib/pipeline/deliver.ts';
import { createDeliverIssue } from '../../lib/pipeline/deliver-issue.ts';
import { fanOutIssue } from '../../lib/pipeline/fan-out.ts';
import { checkIssueBooks } from '../../lib/pipeline/issue-books.ts';
import { createPace } from '../../lib/pipeline/pace.ts';
import { rememberCourses } from '../../lib/pipeline/remember-courses.ts';
import { rememberIssues } from '../../lib/pipeline/remember-issues.ts';
import { type SweepSummary, sendDue } from '../../lib/pipeline/send-due.ts';

/** Time kept free at the end for mails under way: the mailer's limit and the write after it. */
const reserveMilliseconds = 20_000;

/** Which of the sweeps that run side by side this one is; each schedule says so in its input. */
const shareSchema = z
  .object({ sweeper: z.int().nonnegative(), of: z.int().positive() })
  .refine(({ sweeper, of }) => sweeper < of)
  .catch({ sweeper: 0, of: 1 });

/** One sweep a scheduled event. Doubled, late and overlapping events do no harm. */
export const createHandler =
  (connection: Connection) =>
  async (event: unknown, context: { getRemainingTimeInMillis(): number }): Promise<SweepSummary> => {
    const ports = {
      ...connection,
      courses: rememberCourses(connection.courses),
      newsletters: rememberIssues(connection.newsletters),
    };
    const timeLeft = () => context.getRemainingTimeInMillis() - reserveMilliseconds;
    await checkHealth(ports)();
    const paced = { ...ports, pace: createPace(ports, timeLeft) };
    const attend = createAttend({
      deliver: createDeliver(paced),
      deliverIssue: createDeliverIssue(paced),
      fanOut: fanOutIssue(ports),
      checkBooks: checkIssueBooks(ports),
    });
    return sendDue({ ...ports, attend })(shareSchema.parse(event), () => timeLeft() > 0);
  };
