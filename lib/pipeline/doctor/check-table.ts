import { type Outcome, warned, well, wrong } from '../../domain/doctor/outcome.ts';
import type { Surroundings } from '../ports/doctor.ts';

/** Whether the record is there, cannot be deleted by mistake, and can be restored. */
export const checkTable =
  ({ table }: Pick<Surroundings, 'table'>) =>
  async (): Promise<Outcome> => {
    const { isActive, isProtected, recovery } = await table();
    if (!isActive) return wrong('The table cannot be used now.', 'Look at it in the DynamoDB console.');
    const deploy = 'Deploy the stage again, which switches it on.';
    if (!recovery.isOn)
      return wrong('Point-in-time recovery is off: what is lost in the table is lost for good.', deploy);
    if (!isProtected) return warned('The table is not protected from being deleted.', deploy);
    return well(
      `Protected from being deleted, and can be restored${recovery.from ? ` to any second since ${recovery.from.slice(0, 10)}` : ''}.`,
    );
  };
