import { type Outcome, well, wrong } from '../../domain/doctor/outcome.ts';
import type { Surroundings } from '../ports/doctor.ts';

/** Whether the event bus that a deploy has named is there: EventBridge itself says nothing of what is put on one that is not. */
export const checkEventBus =
  ({ eventBus }: Pick<Surroundings, 'eventBus'>) =>
  async (): Promise<Outcome> => {
    const bus = await eventBus();
    if (!bus) return well('The stage has none: its file names none.');
    return bus.isThere
      ? well(`${bus.name} is there.`)
      : wrong(
          `The event bus ${bus.name} is gone: what it would be told waits, and is dead after a day.`,
          'Make it again under that name and run "dripline webhooks replay"; or take it out of the stage file and deploy.',
        );
  };
