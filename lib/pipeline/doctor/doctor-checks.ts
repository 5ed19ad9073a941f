import { type Site, senderDomains } from '../../domain/content/site.ts';
import { notChecked } from '../../domain/doctor/outcome.ts';
import { memoize } from '../memoize.ts';
import type { DomainNames, PostOneClick, Surroundings } from '../ports/doctor.ts';
import type { Ports } from '../ports.ts';
import { createRateLimiter } from '../send/rate-limiter.ts';
import { checkAccount } from './check-account.ts';
import { checkAlarmMailbox } from './check-alarm-mailbox.ts';
import { checkClock } from './check-clock.ts';
import { checkConfigurationSet } from './check-configuration-set.ts';
import { checkContent } from './check-content.ts';
import { checkDkim } from './check-dkim.ts';
import { checkDmarc } from './check-dmarc.ts';
import { checkEventBus } from './check-event-bus.ts';
import { checkEventPath } from './check-event-path.ts';
import { checkIdentity } from './check-identity.ts';
import { checkLastSweep } from './check-last-sweep.ts';
import { checkMailFrom } from './check-mail-from.ts';
import { checkOneClick } from './check-one-click.ts';
import { checkQuota } from './check-quota.ts';
import { checkSandbox } from './check-sandbox.ts';
import { checkSchedules } from './check-schedules.ts';
import { checkSecret } from './check-secret.ts';
import { checkSpf } from './check-spf.ts';
import { checkSuppression } from './check-suppression.ts';
import { checkTable } from './check-table.ts';
import { checkVersions } from './check-versions.ts';
import type { Check } from './examine.ts';

export type DoctorPorts = Pick<
  Ports,
  | 'clock'
  | 'random'
  | 'telemetry'
  | 'sending'
  | 'queue'
  | 'mailer'
  | 'tokens'
  | 'probes'
  | 'courses'
  | 'editions'
  | 'readContent'
  | 'baseUrl'
  | 'sendingSettings'
> & { surroundings: Surroundings; domainNames: DomainNames; postOneClick: PostOneClick; ownVersion: string };

/** All that a doctor looks at, in the order in which mail goes out and word of it comes back. */
export const doctorChecks = async (ports: DoctorPorts): Promise<Check[]> => {
  const asked = askedOnce(ports.surroundings);
  const site = await liveSite(ports);
  return [
    { name: 'account', run: checkAccount(asked) },
    { name: 'sandbox', run: checkSandbox(asked) },
    { name: 'quota', run: checkQuota(asked) },
    ...(site ? checksOfDomains(ports, asked, site) : [unknownSite('senders')]),
    { name: 'suppression', run: checkSuppression(asked) },
    { name: 'configuration-set', run: checkConfigurationSet(asked) },
    site
      ? {
          name: 'event-path',
          run: () => checkEventPath({ ...ports, rateLimiter: createRateLimiter(ports) })(site),
        }
      : unknownSite('event-path'),
    site ? { name: 'one-click', run: () => checkOneClick(ports)(site) } : unknownSite('one-click'),
    { name: 'alarm-mailbox', run: checkAlarmMailbox(asked) },
    { name: 'content', run: checkContent(ports) },
    { name: 'last-sweep', run: checkLastSweep(ports) },
    { name: 'schedules', run: checkSchedules(asked) },
    { name: 'clock', run: checkClock(asked) },
    { name: 'table', run: checkTable(asked) },
    { name: 'secret', run: checkSecret({ ...ports, ...asked }) },
    { name: 'event-bus', run: checkEventBus(asked) },
    { name: 'versions', run: () => checkVersions(asked)(ports.ownVersion) },
  ];
};

/** Each domain that mail comes from. */
const checksOfDomains = ({ domainNames }: DoctorPorts, asked: Surroundings, site: Site): Check[] => {
  const needs = { ...asked, ...domainNames };
  return senderDomains(site).flatMap((domain) => [
    { name: `identity ${domain}`, run: () => checkIdentity(needs)(domain) },
    { name: `dkim ${domain}`, run: () => checkDkim(needs)(domain) },
    { name: `mail-from ${domain}`, run: () => checkMailFrom(needs)(domain) },
    { name: `spf ${domain}`, run: () => checkSpf(needs)(domain) },
    { name: `dmarc ${domain}`, run: () => checkDmarc(needs)(domain, site.contact) },
  ]);
};

const unknownSite = (name: string): Check => ({
  name,
  run: async () =>
    notChecked(
      'What is live cannot be read, so that nobody knows who sends.',
      'See what the check of the content says.',
    ),
});

const liveSite = async ({ editions, readContent }: DoctorPorts): Promise<Site | undefined> => {
  const live = await editions.live();
  const read = live && readContent(await editions.read(live.edition));
  return read && 'content' in read ? read.content.site : undefined;
};

/** Several checks read the same answer, and SES gives some of them once a second. */
const askedOnce = (surroundings: Surroundings): Surroundings => {
  const accounts = memoize<Awaited<ReturnType<Surroundings['sendingAccount']>>>();
  const identities = memoize<Awaited<ReturnType<Surroundings['sendingIdentity']>>>();
  const sets = memoize<Awaited<ReturnType<Surroundings['configurationSet']>>>();
  return {
    ...surroundings,
    sendingAccount: () => accounts('', surroundings.sendingAccount),
    sendingIdentity: (domain) => identities(domain, () => surroundings.sendingIdentity(domain)),
    configurationSet: () => sets('', surroundings.configurationSet),
  };
};
