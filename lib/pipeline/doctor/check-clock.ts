import { type Outcome, warned, well } from '../../domain/doctor/outcome.ts';
import { millisecondsApart } from '../../domain/time/instant.ts';
import type { Surroundings } from '../ports/doctor.ts';

/** AWS refuses requests that are five minutes off; a minute is already more than a clock should be. */
const most = 60_000;

/** Whether this machine and AWS agree on what time it is. The functions go by AWS's clock, commands by this one. */
export const checkClock =
  ({ clocks }: Pick<Surroundings, 'clocks'>) =>
  async (): Promise<Outcome> => {
    const { here, there } = await clocks();
    const apart = Math.round(millisecondsApart(here, there) / 1000);
    return apart * 1000 > most
      ? warned(
          `The clock of this machine is ${apart} seconds ${here > there ? 'ahead of' : 'behind'} AWS.`,
          'Set it right (NTP): what commands write down has this time, and AWS refuses what is five minutes off.',
        )
      : well('This machine and AWS agree on the time.');
  };
