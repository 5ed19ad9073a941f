import { type Outcome, well, wrong } from '../../domain/doctor/outcome.ts';
import type { Surroundings } from '../ports/doctor.ts';

/** What record-feedback has to hear of; without one of these, somebody would be mailed who must not be, or a mail stays unknown. */
const needed = ['DELIVERY', 'BOUNCE', 'COMPLAINT', 'REJECT'];

export const configurationSetMissing: Outcome = wrong(
  "The stage's configuration set is gone: SES refuses all mail that names it.",
  'Deploy the stage again.',
);

/** Whether mail can go out by the stage's configuration set, and what SES says of it comes to EventBridge. */
export const checkConfigurationSet =
  ({ configurationSet }: Pick<Surroundings, 'configurationSet'>) =>
  async (): Promise<Outcome> => {
    const set = await configurationSet();
    if (!set) return configurationSetMissing;
    if (!set.maySend)
      return wrong(
        "Sending is switched off for the stage's configuration set.",
        'Switch it on in the SES console, at the configuration set.',
      );
    const told = new Set(
      set.destinations
        .filter(({ isEnabled, toEventBus }) => isEnabled && toEventBus)
        .flatMap(({ events }) => events),
    );
    const missing = needed.filter((event) => !told.has(event));
    if (missing.length > 0)
      return wrong(
        `SES does not tell EventBridge of ${missing.map((event) => event.toLowerCase()).join(', ')}.`,
        'Deploy the stage again: an event destination was switched off or removed.',
      );
    return well('It sends, and tells EventBridge what becomes of each mail.');
  };
