import { type Outcome, warned, well } from '../../domain/doctor/outcome.ts';
import type { Surroundings } from '../ports/doctor.ts';
import { configurationSetMissing } from './check-configuration-set.ts';

type Needs = Pick<Surroundings, 'configurationSet' | 'sendingAccount'>;

/** Whether SES's own list of addresses agrees with ours: it is to keep those of complaints, and to forget bounces. */
export const checkSuppression = (surroundings: Needs) => async (): Promise<Outcome> => {
  const set = await surroundings.configurationSet();
  if (!set) return configurationSetMissing;
  const suppresses = set.suppresses ?? (await surroundings.sendingAccount()).suppresses;
  const deploy = 'Deploy the stage again: the configuration set has its own setting, which somebody changed.';
  if (suppresses.includes('BOUNCE'))
    return warned(
      'SES holds back, in silence, mail to addresses that bounced once, also when they have confirmed again since.',
      deploy,
    );
  if (!suppresses.includes('COMPLAINT'))
    return warned('SES itself keeps no list of whoever complained; Dripline still does.', deploy);
  return well("SES's own list takes complaints alone, as Dripline's does.");
};
