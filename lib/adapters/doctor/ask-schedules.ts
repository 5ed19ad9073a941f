import { paginateListSchedules, ResourceNotFoundException, SchedulerClient } from '@aws-sdk/client-scheduler';
import * as z from 'zod';
import type { StageSchedule } from '../../domain/doctor/surroundings.ts';
import type { Surroundings } from '../../pipeline/ports/doctor.ts';
import type { Caller } from '../caller.ts';
import { answerOf, inTime } from './answer-of.ts';

const pageSchema = z.object({ Schedules: z.array(z.object({ Name: z.string(), State: z.string() })) });

/** The schedules of a group, which has none where it is not there. */
export const askSchedules = (
  group: string,
  caller: Caller,
  timeLimitMilliseconds: number,
): Surroundings['schedules'] => {
  const client = new SchedulerClient({ ...caller, ...inTime(timeLimitMilliseconds) });
  return () =>
    answerOf({ whom: 'EventBridge Scheduler', action: 'scheduler:ListSchedules' }, async () => {
      const found: StageSchedule[] = [];
      try {
        for await (const page of paginateListSchedules({ client }, { GroupName: group }))
          for (const { Name, State } of pageSchema.parse(page).Schedules)
            found.push({ name: Name, isEnabled: State === 'ENABLED' });
      } catch (error) {
        if (!(error instanceof ResourceNotFoundException)) throw error;
      }
      return found;
    });
};
