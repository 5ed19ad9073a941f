import { dmarcNames, dmarcRecords, judgeDmarc } from '../../domain/doctor/dmarc.ts';
import type { Outcome } from '../../domain/doctor/outcome.ts';
import type { DomainNames } from '../ports/doctor.ts';

/** What receivers are asked to do with mail that only says that it is from a domain. */
export const checkDmarc =
  ({ txt }: Pick<DomainNames, 'txt'>) =>
  async (domain: string, contact: string): Promise<Outcome> => {
    for (const name of dmarcNames(domain)) {
      const records = await txt(name);
      if (dmarcRecords(records).length > 0) return judgeDmarc(domain, { name, records }, contact);
    }
    return judgeDmarc(domain, undefined, contact);
  };
