import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { TestProject } from 'vitest/node';
import * as z from 'zod';
import { siteSchema } from '../../lib/domain/content/site.ts';
import { localStage } from '../../lib/local/process/environment.ts';
import { type Policies, policiesIn } from './policies.ts';
import type {} from './policies-of.ts';
import { templateSchema } from './resolve.ts';

/** What is asked for: a site, and what `cdk -c` is given beside the stage. */
const askedSchema = z.object({ site: siteSchema, context: z.record(z.string(), z.string()) });

/** What `cdk synth` lets the functions of the local stage do, for a site. */
const synthesise = async (
  { site, context }: z.infer<typeof askedSchema>,
  outdir: string,
): Promise<Policies> => {
  // CDK takes seconds to load: whoever needs no policies does without it.
  const { newApp, unvalidated } = await import('../infra/synthesised.ts');
  const { stacks } = newApp(outdir, { ...context, stage: localStage }, site, unvalidated).synth();
  return policiesIn(
    new Map(stacks.map(({ stackName, template }) => [stackName, templateSchema.parse(template)])),
  );
};

/**
 * Synthesizes policies for all test files of a run, once for each site that is asked for; `policiesOf` asks. Test files run in several
 * processes, each of which would have to load CDK otherwise.
 */
export default async (project: TestProject) => {
  const folder = await mkdtemp(join(tmpdir(), 'dripline-iam-'));
  const known = new Map<string, Promise<Policies>>();
  const policiesFor = (asked: string): Promise<Policies> => {
    const begun =
      known.get(asked) ?? synthesise(askedSchema.parse(JSON.parse(asked)), join(folder, `${known.size}`));
    known.set(asked, begun);
    return begun;
  };

  const server = createServer(async (request, response) => {
    try {
      response.end(JSON.stringify(await policiesFor(await text(request))));
    } catch (error) {
      response.writeHead(500).end(error instanceof Error ? error.stack : String(error));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port has an AddressInfo; strings are for pipes.
  project.provide('policyServer', `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  return async () => {
    server.closeAllConnections();
    server.close();
    await rm(folder, { recursive: true, force: true });
  };
};
