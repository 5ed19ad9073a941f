import { type Outcome, warned, well, wrong } from '../../domain/doctor/outcome.ts';
import type { Surroundings } from '../ports/doctor.ts';

/** Whether SES lets this account send at all. */
export const checkAccount =
  ({ sendingAccount }: Pick<Surroundings, 'sendingAccount'>) =>
  async (): Promise<Outcome> => {
    const { maySend, enforcement } = await sendingAccount();
    if (!maySend || enforcement === 'SHUTDOWN')
      return wrong(
        `SES has paused the account (${enforcement}): no mail goes out.`,
        "Read AWS's mail about it, mend what it names, and answer in the support case that it opened.",
      );
    if (enforcement !== 'HEALTHY')
      return warned(
        `SES is reviewing the account (${enforcement}): too many bounces or complaints.`,
        "Read AWS's mail about it before the review ends.",
      );
    return well('SES lets the account send.');
  };
