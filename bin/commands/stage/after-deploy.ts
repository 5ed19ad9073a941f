import { type Site, senderDomains } from '../../../lib/domain/content/site.ts';
import type { Outcome } from '../../../lib/domain/doctor/outcome.ts';
import type { StageName } from '../../../lib/domain/stage/stage-settings.ts';
import { checkAlarmMailbox } from '../../../lib/pipeline/doctor/check-alarm-mailbox.ts';
import { checkIdentity } from '../../../lib/pipeline/doctor/check-identity.ts';
import { checkSandbox } from '../../../lib/pipeline/doctor/check-sandbox.ts';
import { examine } from '../../../lib/pipeline/doctor/examine.ts';
import type { Surroundings } from '../../../lib/pipeline/ports/doctor.ts';
import { openCloudStage } from '../../cloud-stage.ts';

/** What a person has left to do when a deploy is done, a sentence a line; nothing once all of it is done. */
export type LookAfterDeploy = (stage: StageName, site: Site) => Promise<string[]>;

export const lookAfterDeploy: LookAfterDeploy = async (name, site) => {
  const stage = await openCloudStage(name);
  try {
    return await leftToDo(stage.examined.surroundings, site, name);
  } finally {
    await stage.close();
  }
};

type Asked = Pick<Surroundings, 'sendingIdentity' | 'sendingAccount' | 'alarmMailboxes'>;

/** What only a person can do, in the order in which it is best done. The rest is for doctor. */
export const leftToDo = async (asked: Asked, site: Site, stage: StageName): Promise<string[]> => {
  const lines: string[] = [];
  const checks = [
    ...senderDomains(site).map((domain) => ({ name: domain, run: () => checkIdentity(asked)(domain) })),
    { name: 'sandbox', run: checkSandbox(asked) },
    { name: 'alarm-mailbox', run: checkAlarmMailbox(asked) },
  ];
  for await (const { outcome } of examine(checks))
    if (isOpen(outcome)) lines.push(`${outcome.what} ${outcome.toDo}`);
  return lines.length === 0
    ? []
    : [
        'Left to do:',
        ...lines.map((line) => `- ${line}`),
        `All of it, and more: dripline doctor --stage ${stage}`,
      ];
};

const isOpen = (outcome: Outcome): outcome is Extract<Outcome, { kind: 'wrong' | 'warned' }> =>
  outcome.kind === 'wrong' || outcome.kind === 'warned';
