import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { Job } from '../../../lib/domain/sign-up/job.ts';
import { instantOf } from '../../../lib/domain/time/instant.ts';
import { createJobsOfRequest } from '../../../lib/local/web/jobs-of-request.ts';
import { personNumber } from '../../fixtures/people.ts';

const jobOf = (number: number): Job => ({
  kind: 'deliver',
  ref: personNumber(number, instantOf('2027-03-01T10:00:00Z'), true).enrollment,
});

it('knows of twenty requests at once which has set which job going', async () => {
  const jobsOfRequest = createJobsOfRequest(async () => setImmediate());
  const answers = Array.from({ length: 20 }, (_, number) =>
    jobsOfRequest.during(async () => {
      await setImmediate();
      // Every other one sets nothing going.
      if (number % 2 === 0) await jobsOfRequest.startJob(jobOf(number));
      return number;
    }),
  );
  expect(await Promise.all(answers)).toEqual(
    answers.map((_, number) => ({ answer: number, jobs: number % 2 === 0 ? [jobOf(number)] : [] })),
  );
});

it('takes no job for set going that nobody has taken', async () => {
  const jobsOfRequest = createJobsOfRequest(() => Promise.reject(new Error('no')));
  const { jobs } = await jobsOfRequest.during(() => jobsOfRequest.startJob(jobOf(1)).catch(() => undefined));
  expect(jobs).toEqual([]);
});
