import { type Outcome, warned, well, wrong } from '../../domain/doctor/outcome.ts';
import type { Surroundings } from '../ports/doctor.ts';

/** From this share of the day's quota on somebody should know. */
const nearlyAll = 0.8;

/** How much of what SES takes in 24 hours has been used, and how fast mail may go. */
export const checkQuota =
  ({ sendingAccount }: Pick<Surroundings, 'sendingAccount'>) =>
  async (): Promise<Outcome> => {
    const { perSecond, daily, sent } = (await sendingAccount()).quota;
    const pace = `${perSecond} a second`;
    if (daily < 0) return well(`${sent} mails in 24 hours, without a limit; ${pace}.`);
    const used = `${sent} of the ${daily} mails of 24 hours are sent; ${pace}.`;
    const more = 'Ask AWS for a higher quota: Service Quotas console, Amazon SES, Sending quota.';
    if (sent >= daily) return wrong(used, `What is due now waits until tomorrow. ${more}`);
    return sent >= daily * nearlyAll ? warned(used, more) : well(used);
  };
