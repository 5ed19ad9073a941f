import { type Outcome, well, wrong } from '../../domain/doctor/outcome.ts';
import type { Surroundings } from '../ports/doctor.ts';

/** What record-feedback has to hear of; without one of these, somebody would be mailed who must not be. */
const needed = ['BOUNCE', 'COMPLAINT', 'REJECT'];

export const configurationSetMissing: Outcome = wrong(
  "The stage's configuration set is gone: SES refuses all mail that names it.",
  'Deploy the stage again.',
);

const again = 'Deploy the stage again: an event destination was switched off or removed.';

/** Whether mail can go out by the stage's configuration set, and what SES says of it comes to EventBridge, and to Firehose where it is of a delivery. */
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
    const live = set.destinations.filter(({ isEnabled }) => isEnabled);
    const told = live.filter(({ toEventBus }) => toEventBus).flatMap(({ events }) => events);
    const missing = needed.filter((event) => !told.includes(event));
    if (missing.length > 0)
      return wrong(
        `SES does not tell EventBridge of ${missing.map((event) => event.toLowerCase()).join(', ')}.`,
        again,
      );
    // Without it, a mail of which nobody knows whether SES took it stays unknown.
    if (!live.some(({ toStream, events }) => toStream && events.includes('DELIVERY')))
      return wrong('SES does not tell Firehose of deliveries.', again);
    return well('It sends, and tells EventBridge and Firehose what becomes of each mail.');
  };
