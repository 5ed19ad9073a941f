import { once } from '../../domain/once.ts';
import type { DomainNames, PostOneClick, Surroundings } from '../../pipeline/ports/doctor.ts';
import type { Environment } from '../environment.ts';
import { createDomainNames } from './domain-names.ts';
import { ownVersion } from './own-version.ts';
import { createPostOneClick } from './post-one-click.ts';

/** What a doctor asks about a stage, beside what is on record. */
export type ExaminedStage = {
  surroundings: Surroundings;
  domainNames: DomainNames;
  postOneClick: PostOneClick;
  ownVersion: string;
};

/** A stage as its surroundings show it to whoever has its environment; `dnsServers` where the DNS is not this machine's own. */
export const examinedStage = (
  environment: Environment,
  dnsServers: readonly string[] = [],
): ExaminedStage => ({
  surroundings: surroundingsOf(environment),
  domainNames: createDomainNames(dnsServers),
  postOneClick: createPostOneClick(),
  ownVersion: ownVersion(),
});

/** Most programs ask nothing of these, and each is a client of AWS to load: it is when the first is asked. */
const surroundingsOf = (environment: Environment): Surroundings => {
  const loaded = once(async () => (await import('./surroundings.ts')).createSurroundings(environment));
  return {
    sendingAccount: async () => (await loaded()).sendingAccount(),
    sendingIdentity: async (domain) => (await loaded()).sendingIdentity(domain),
    configurationSet: async () => (await loaded()).configurationSet(),
    table: async () => (await loaded()).table(),
    secret: async () => (await loaded()).secret(),
    schedules: async () => (await loaded()).schedules(),
    alarmMailboxes: async () => (await loaded()).alarmMailboxes(),
    functions: async () => (await loaded()).functions(),
    eventBus: async () => (await loaded()).eventBus(),
    clocks: async () => (await loaded()).clocks(),
  };
};
