import { AsyncLocalStorage } from 'node:async_hooks';
import type { Job } from '../../domain/sign-up/job.ts';
import type { StartJob } from '../../pipeline/ports/sign-up.ts';

/** Remembers which request has set which jobs going, of many at once. */
export const createJobsOfRequest = (startJob: StartJob) => {
  const ofRequest = new AsyncLocalStorage<Job[]>();
  return {
    startJob: async (job: Job): Promise<void> => {
      await startJob(job);
      ofRequest.getStore()?.push(job);
    },
    /** Answers a request, and says which jobs it has set going by then. */
    during: async <Answer>(
      answer: () => Answer | Promise<Answer>,
    ): Promise<{ answer: Answer; jobs: Job[] }> => {
      const jobs: Job[] = [];
      return { answer: await ofRequest.run(jobs, answer), jobs };
    },
  };
};
export type JobsOfRequest = ReturnType<typeof createJobsOfRequest>;
