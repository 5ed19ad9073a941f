import { type Outcome, well, wrong } from '../../domain/doctor/outcome.ts';
import type { Surroundings } from '../ports/doctor.ts';

/** Whether what runs by itself does: sweeps, the look at the books, the daily build. */
export const checkSchedules =
  ({ schedules }: Pick<Surroundings, 'schedules'>) =>
  async (): Promise<Outcome> => {
    const found = await schedules();
    if (found.length === 0)
      return wrong('The stage has no schedules: nothing runs by itself.', 'Deploy the stage again.');
    const off = found.filter(({ isEnabled }) => !isEnabled);
    return off.length > 0
      ? wrong(
          `${off.map(({ name }) => name).join(', ')} ${off.length === 1 ? 'is' : 'are'} switched off.`,
          'Enable it in the EventBridge Scheduler console, or deploy the stage again.',
        )
      : well(`All ${found.length} are switched on.`);
  };
