import type { Share } from '../../lib/domain/sending/share.ts';
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
import { createRateLimiter } from '../../lib/pipeline/send/rate-limiter.ts';
import { sendDue } from '../../lib/pipeline/send/send-due.ts';
import type { WorkerPorts } from './worker-ports.ts';

/** A sweep as the function runs it, with so many milliseconds left. */
export const sweep = async (connected: WorkerPorts, share: Share, timeLeft: () => number): Promise<void> => {
  const ports = {
    ...connected,
    courses: cacheCourses(connected.courses),
    newsletters: cacheIssues(connected.newsletters),
  };
  await checkHealth(ports)(await ports.sending.load());
  const paced = { ...ports, rateLimiter: createRateLimiter(ports, timeLeft) };
  const dispatch = createDispatch({
    deliver: createDeliverCourseMail(paced),
    deliverIssue: createDeliverIssue(paced),
    deliverAddressMail: createDeliverAddressMail(paced),
    deliverListMail: createDeliverListMail(paced),
    fanOut: fanOutIssue(ports),
    checkBooks: checkIssueBooks(ports),
  });
  await sendDue({ ...ports, dispatch })(share, () => timeLeft() > 0);
};
