import { Hono } from 'hono';
import type { Job } from '../../domain/sign-up/job.ts';
import { lambdaPath } from '../process/environment.ts';
import type { WorkUnderWay } from '../process/work-under-way.ts';
import { whoAmIPath } from '../process/world-file.ts';
import type { JobsOfRequest } from './jobs-of-request.ts';

type Parts = {
  web: Hono;
  local: Hono;
  jobsOfRequest: Pick<JobsOfRequest, 'during'>;
  /** Resolves when these jobs are done, and what SES says about their mails is passed on. */
  settle: (jobs: readonly Job[]) => Promise<void>;
  work: WorkUnderWay;
};

/** What is still answered at the end: who holds the data folder, and what the work under way needs to finish. */
const isNeededAtTheEnd = (path: string): boolean =>
  path === whoAmIPath || path.startsWith(`/_local${lambdaPath}/`);

/**
 * The sign-up pages at `/`, exactly as in the cloud, beside the pages for this machine under `/_local/`. A form
 * of the web may have handed on a sign-up or a mail; what follows from this one is done before its answer goes
 * out, where the cloud does so a moment later.
 */
export const combineApps = ({ web, local, jobsOfRequest, settle, work }: Parts): Hono => {
  const app = new Hono();
  app.use(async (context, next) => {
    if (work.isEnding() && !isNeededAtTheEnd(context.req.path))
      return context.text('Dripline is stopping.', 503);
    return work.during(next);
  });
  app.all('/_local/*', (context) => local.fetch(context.req.raw, context.env));
  app.all('*', async (context) => {
    const { answer, jobs } = await jobsOfRequest.during(() => web.fetch(context.req.raw, context.env));
    if (context.req.method === 'POST') await settle(jobs);
    return answer;
  });
  return app;
};
