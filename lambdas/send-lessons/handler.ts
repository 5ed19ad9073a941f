import type { SendingConnection } from '../../lib/adapters/ses/with-mailer.ts';
import { shareSchema } from '../../lib/domain/sending/share.ts';
import { checkHealth } from '../../lib/pipeline/operate/check-health.ts';
import { cacheCourses } from '../../lib/pipeline/send/cache-courses.ts';
import { cacheIssues } from '../../lib/pipeline/send/cache-issues.ts';
import { checkIssueBooks } from '../../lib/pipeline/send/check-issue-books.ts';
import { createDeliverAddressMail } from '../../lib/pipeline/send/deliver-address-mail.ts';
import { createDeliverCourseMail } from '../../lib/pipeline/send/deliver-course-mail.ts';
import { createDeliverIssue } from '../../lib/pipeline/send/deliver-issue.ts';
import { createDeliverListMail } from '../../lib/pipeline/send/deliver-list-mail.ts';
import { createDispatch } from '../../lib/pipeline/send/dispatch.ts';
import { fanOutIssue } from '../../lib/pipeline/send/fan-out-issue.ts';
import { noteSweep } from '../../lib/pipeline/send/note-sweep.ts';
import { createRateLimiter } from '../../lib/pipeline/send/rate-limiter.ts';
import { watchQuota } from '../../lib/pipeline/send/read-quota.ts';
import { type SweepSummary, sendDue } from '../../lib/pipeline/send/send-due.ts';
import { sumCounts } from '../../lib/pipeline/send/sum-counts.ts';

/** Time kept free at the end for mails under way: the mailer's limit and the write after it. */
const reserveMilliseconds = 20_000;

/** Which of the sweeps that run side by side this one is; each schedule says so in its input. */
const sweepSchema = shareSchema.catch({ sweeper: 0, of: 1 });

/** One sweep a scheduled event. Doubled, late and overlapping events do no harm. */
export const createHandler =
  (connection: SendingConnection) =>
  async (event: unknown, context: { getRemainingTimeInMillis(): number }): Promise<SweepSummary> => {
    const summed = sumCounts(connection.telemetry);
    const ports = {
      ...connection,
      telemetry: summed.telemetry,
      courses: cacheCourses(connection.courses),
      newsletters: cacheIssues(connection.newsletters),
    };
    const timeLeft = () => context.getRemainingTimeInMillis() - reserveMilliseconds;
    const paced = { ...ports, rateLimiter: createRateLimiter(ports, timeLeft) };
    const dispatch = createDispatch({
      deliver: createDeliverCourseMail(paced),
      deliverIssue: createDeliverIssue(paced),
      deliverAddressMail: createDeliverAddressMail(paced),
      deliverListMail: createDeliverListMail(paced),
      fanOut: fanOutIssue(ports),
      checkBooks: checkIssueBooks(ports),
    });
    try {
      const state = await ports.sending.load();
      await checkHealth(ports)(state);
      await watchQuota(ports)(await noteSweep(ports)(state));
      return await sendDue({ ...ports, dispatch })(sweepSchema.parse(event), () => timeLeft() > 0);
    } finally {
      summed.tell();
    }
  };
