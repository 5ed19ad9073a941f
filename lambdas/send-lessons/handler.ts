import * as z from 'zod';
import type { Connection } from '../../lib/adapters/connect.ts';
import { checkHealth } from '../../lib/pipeline/check-health.ts';
import { createDeliver } from '../../lib/pipeline/deliver.ts';
import { createPace } from '../../lib/pipeline/pace.ts';
import { rememberCourses } from '../../lib/pipeline/remember-courses.ts';
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
    const courses = rememberCourses(connection.courses);
    const ports = { ...connection, courses };
    await checkHealth(ports)();
    const deliver = createDeliver({ ...ports, pace: createPace(ports) });
    const mayGoOn = () => context.getRemainingTimeInMillis() > reserveMilliseconds;
    return sendDue({ ...ports, deliver })(shareSchema.parse(event), mayGoOn);
  };
