import type { DomainNames, PostOneClick, Surroundings } from '../../pipeline/ports/doctor.ts';
import type { Environment } from '../environment.ts';
import { createDomainNames } from './domain-names.ts';
import { ownVersion } from './own-version.ts';
import { createPostOneClick } from './post-one-click.ts';
import { createSurroundings } from './surroundings.ts';

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
  surroundings: createSurroundings(environment),
  domainNames: createDomainNames(dnsServers),
  postOneClick: createPostOneClick(),
  ownVersion: ownVersion(),
});
