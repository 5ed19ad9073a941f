import { type Outcome, warned, well, wrong } from '../../domain/doctor/outcome.ts';
import type { DomainNames, Surroundings } from '../ports/doctor.ts';

type Needs = Pick<Surroundings, 'sendingIdentity'> & Pick<DomainNames, 'cname'>;

/** Whether mail from a domain is signed in its name: what SES has found, and what the DNS says now. */
export const checkDkim =
  ({ sendingIdentity, cname }: Needs) =>
  async (domain: string): Promise<Outcome> => {
    const dkim = (await sendingIdentity(domain))?.dkim;
    if (!dkim) return wrong(`SES does not know ${domain}, so that nothing is signed.`, 'Deploy the stage.');
    // Keys of one's own are TXT records under a name that the owner chose.
    const wanted = dkim.tokens.map((token) => ({
      name: `${token}._domainkey.${domain}`,
      value: `${token}.${dkim.zone}`,
    }));
    const missing = [];
    for (const record of wanted) if (!isSaid(record.value, await cname(record.name))) missing.push(record);
    const [first] = missing;
    if (first)
      return wrong(
        `${missing.length} of the ${wanted.length} DKIM records of ${domain} are missing or lead elsewhere.`,
        `Set the record: ${first.name} CNAME ${first.value}${missing.length > 1 ? ' (and the others that "dripline dns" prints)' : ''}`,
      );
    if (!dkim.isSigning)
      return wrong(
        `SES does not sign mail from ${domain}: signing is switched off.`,
        'Switch DKIM on in the SES console, at the identity.',
      );
    if (dkim.status !== 'SUCCESS')
      return warned(
        `The DKIM records of ${domain} are right, and SES has not seen them yet (${dkim.status}).`,
        'Wait: SES looks again by itself, for up to three days.',
      );
    return well(`Mail from ${domain} is signed.`);
  };

const isSaid = (wanted: string, found: readonly string[]): boolean =>
  found.some((name) => name.replace(/\.$/, '').toLowerCase() === wanted.toLowerCase());
