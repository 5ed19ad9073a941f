import { afterAll, afterEach } from 'vitest';
import { faultInWords } from '../lib/domain/content/content.ts';
import { readCheckout } from '../lib/local/world/publishing.ts';
import { startWorld, type World, type WorldSettings } from '../lib/local/world/world.ts';
import { createCheckpoint } from './iam/checkpoint.ts';
import type { Policies } from './iam/policies.ts';
import { policiesOf } from './iam/policies-of.ts';

/**
 * A whole Dripline for one test file, in which each function may do what `cdk synth` lets it do and nothing else. A call that is
 * refused fails the test that it happens in, unless the test takes it from `denied`. Ended after the file's tests.
 */
export type EnforcedWorld = World & { denied: string[]; callers: ReadonlySet<string> };

/** Makes other policies of the synthesized ones. */
export type ChangePolicies = (policies: Policies) => Policies;

export const startEnforcedWorld = async (
  settings: WorldSettings,
  change: ChangePolicies = (policies) => policies,
): Promise<EnforcedWorld> => {
  const checkout = await readCheckout(settings.project);
  if ('faults' in checkout) throw new Error(checkout.faults.map(faultInWords).join('\n'));
  const { open, denied, callers } = createCheckpoint(change(await policiesOf(checkout.content.site)));
  const world = await startWorld({ ...settings, checkpoint: open });
  if ('refused' in world) throw new Error(world.refused.join('\n'));

  const failIfDenied = () => {
    if (denied.length > 0) throw new Error(denied.splice(0).join('\n'));
  };
  afterEach(failIfDenied);
  afterAll(async () => {
    await world.close();
    failIfDenied();
  });
  return { ...world, denied, callers };
};
