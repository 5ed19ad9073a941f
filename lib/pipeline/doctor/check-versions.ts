import { type Outcome, warned, well, wrong } from '../../domain/doctor/outcome.ts';
import type { StageFunction } from '../../domain/doctor/surroundings.ts';
import type { Surroundings } from '../ports/doctor.ts';

/** What the functions of this version run on. */
const runtime = 'nodejs24.x';

const namesOf = (functions: readonly StageFunction[]): string => functions.map(({ name }) => name).join(', ');

/** Whether all functions stand as a deploy of this version leaves them. */
export const checkVersions =
  ({ functions }: Pick<Surroundings, 'functions'>) =>
  async (own: string): Promise<Outcome> => {
    const found = await functions();
    const broken = found.filter(({ lastUpdate }) => lastUpdate === 'Failed');
    const deploy = 'Deploy the stage with this version.';
    if (broken.length > 0)
      return wrong(`The last update of ${namesOf(broken)} failed: what runs is older.`, deploy);
    // One that nobody has called for weeks is put aside, and wakes at the next call.
    const idle = found.filter(({ state }) => state === 'Failed');
    if (idle.length > 0) return wrong(`${namesOf(idle)} cannot run.`, deploy);
    const versions = [...new Set(found.map(({ version }) => version ?? 'one of before 1.1'))];
    if (versions.length > 1)
      return wrong(`The functions are of several versions: ${versions.join(', ')}.`, deploy);
    if (versions[0] !== own)
      return warned(`The stage is of version ${versions[0]}, and this command of ${own}.`, deploy);
    const other = found.filter((each) => each.runtime !== runtime);
    return other.length > 0
      ? warned(`${namesOf(other)} runs on ${other[0]?.runtime} and not on ${runtime}.`, deploy)
      : well(`Stage and command are of version ${own}, on ${runtime}.`);
  };
