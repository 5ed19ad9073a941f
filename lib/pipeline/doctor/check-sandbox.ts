import { type Outcome, well, wrong } from '../../domain/doctor/outcome.ts';
import type { Surroundings } from '../ports/doctor.ts';

/** Whether mail reaches people, or verified addresses alone. */
export const checkSandbox =
  ({ sendingAccount }: Pick<Surroundings, 'sendingAccount'>) =>
  async (): Promise<Outcome> =>
    (await sendingAccount()).inProduction
      ? well("The account is out of SES's sandbox.")
      : wrong(
          "The account is in SES's sandbox: mail reaches verified addresses alone, 200 a day.",
          'Ask AWS for production access: "dripline sandbox-request" writes what they want to know. They mostly answer within a day.',
        );
