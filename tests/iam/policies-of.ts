import { inject } from 'vitest';
import type { Site } from '../../lib/domain/content/site.ts';
import { type Policies, policiesSchema } from './policies.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where `cdk synth` is run for this run of the tests. */
    policyServer: string;
  }
}

/** What `cdk synth` lets the functions of the local stage do, for a site, with what `cdk -c` is given beside the stage. */
export const policiesOf = async (
  site: Site,
  context: Readonly<Record<string, string>> = {},
): Promise<Policies> => {
  const answer = await fetch(inject('policyServer'), {
    method: 'POST',
    body: JSON.stringify({ site, context }),
  });
  if (!answer.ok) throw new Error(`Synthesis failed: ${await answer.text()}`);
  return policiesSchema.parse(await answer.json());
};
