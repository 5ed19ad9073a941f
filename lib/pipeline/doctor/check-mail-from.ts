import { type Outcome, warned, well, wrong } from '../../domain/doctor/outcome.ts';
import type { DomainNames, Surroundings } from '../ports/doctor.ts';

type Needs = Pick<Surroundings, 'sendingIdentity'> & Pick<DomainNames, 'mx'>;

/** Where bounces go: a subdomain of the sender's own with SES's mail server alone, without which SPF is SES's and not theirs. */
export const checkMailFrom =
  ({ sendingIdentity, mx }: Needs) =>
  async (domain: string): Promise<Outcome> => {
    const mailFrom = (await sendingIdentity(domain))?.mailFrom;
    if (!mailFrom)
      return warned(
        `${domain} has no MAIL FROM domain of its own: bounces go to amazonses.com, and SPF speaks for that alone.`,
        `Set a MAIL FROM domain of the identity within ${domain}, in the SES console; a deploy that makes the identity does it by itself.`,
      );
    const servers = (await mx(mailFrom.domain)).map((name) => name.replace(/\.$/, '').toLowerCase());
    const own = servers.filter((name) => /^feedback-smtp\.[a-z0-9-]+\.amazonses\.com$/.test(name));
    if (own.length === 0)
      return wrong(
        `${mailFrom.domain} has no MX record that leads to SES.`,
        `Set the record that "dripline dns" prints: ${mailFrom.domain} MX 10 feedback-smtp.<region>.amazonses.com`,
      );
    if (servers.length > 1)
      return wrong(
        `${mailFrom.domain} has ${servers.length} MX records, and SES takes only one that is alone.`,
        `Remove all but: ${mailFrom.domain} MX 10 ${own[0]}`,
      );
    if (mailFrom.status !== 'SUCCESS')
      return warned(
        `The MX record of ${mailFrom.domain} is right, and SES has not seen it yet (${mailFrom.status}).`,
        'Wait: SES looks again by itself, for up to three days.',
      );
    return well(`Bounces go to ${mailFrom.domain}.`);
  };
