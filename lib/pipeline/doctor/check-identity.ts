import { type Outcome, well, wrong } from '../../domain/doctor/outcome.ts';
import type { Surroundings } from '../ports/doctor.ts';

/** Whether SES lets mail come from a domain. */
export const checkIdentity =
  ({ sendingIdentity }: Pick<Surroundings, 'sendingIdentity'>) =>
  async (domain: string): Promise<Outcome> => {
    const identity = await sendingIdentity(domain);
    if (!identity)
      return wrong(
        `SES does not know ${domain} in this account and Region, and refuses all mail from it.`,
        'Deploy the stage, or name a domain under "senders" in site.yaml that SES knows.',
      );
    return identity.isVerified
      ? well(`SES lets ${domain} send.`)
      : wrong(
          `SES has not verified ${domain} yet, and refuses all mail from it.`,
          'Set the DKIM records that "dripline dns" prints; SES looks for them by itself, for up to three days.',
        );
  };
