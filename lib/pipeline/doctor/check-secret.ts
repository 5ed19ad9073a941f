import { type Outcome, warned, well, wrong } from '../../domain/doctor/outcome.ts';
import { millisecondsBetween } from '../../domain/time/instant.ts';
import type { Surroundings } from '../ports/doctor.ts';
import type { Ports } from '../ports.ts';

const day = 24 * 60 * 60_000;

/** A key that signs for longer than this has had many people near it. */
const longest = 730;

/** How old the keys are that sign links, and whether they are about to be lost. */
export const checkSecret =
  ({ secret, clock }: Pick<Surroundings, 'secret'> & Pick<Ports, 'clock'>) =>
  async (): Promise<Outcome> => {
    const { createdAt, changedAt, deletedFrom } = await secret();
    if (deletedFrom)
      return wrong(
        `The secret is to be deleted on ${deletedFrom.slice(0, 10)}: after that no link in any mail opens, and nobody can leave.`,
        'Run: aws secretsmanager restore-secret --secret-id with its ARN, which the data stack names.',
      );
    const days = (since: typeof createdAt) =>
      Math.max(0, Math.floor(millisecondsBetween(since, clock.now()) / day));
    const age = `The keys were last changed ${days(changedAt)} days ago, and are ${days(createdAt)} days old.`;
    return days(changedAt) > longest
      ? warned(
          age,
          'Run "dripline rotate-keys": a new key signs from then on, and every old link stays good.',
        )
      : well(age);
  };
