import { notChecked, type Outcome } from '../../domain/doctor/outcome.ts';
import { judgeSpf } from '../../domain/doctor/spf.ts';
import type { DomainNames, Surroundings } from '../ports/doctor.ts';

type Needs = Pick<Surroundings, 'sendingIdentity'> & Pick<DomainNames, 'txt'>;

/** Whether the domain that bounces come back to lets SES send. */
export const checkSpf =
  ({ sendingIdentity, txt }: Needs) =>
  async (domain: string): Promise<Outcome> => {
    const mailFrom = (await sendingIdentity(domain))?.mailFrom;
    if (!mailFrom)
      return notChecked(
        `${domain} has no MAIL FROM domain, so that no SPF record of yours is asked for.`,
        'See to the MAIL FROM domain first.',
      );
    return judgeSpf(mailFrom.domain, await txt(mailFrom.domain));
  };
