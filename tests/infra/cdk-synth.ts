import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import * as z from 'zod';
import { projectRoot } from '../../lib/infra/bundle.ts';

const cdk = createRequire(import.meta.url).resolve('aws-cdk/bin/cdk');

const assetsSchema = z.object({
  files: z.record(z.string(), z.object({ source: z.object({ path: z.string(), packaging: z.string() }) })),
});

const templateSchema = z.object({ Resources: z.record(z.string(), z.unknown()) });
const functionSchema = z.object({
  Type: z.literal('AWS::Lambda::Function'),
  Properties: z.object({ FunctionName: z.string(), Code: z.object({ S3Key: z.string() }) }),
});

/** `cdk synth` of this project with a folder of content, as an operator runs it: by the name of each function, the folder that it is packed in. */
export const cdkSynth = async (content: string, out: string): Promise<Map<string, string>> => {
  await promisify(execFile)(process.execPath, [cdk, 'synth', '--quiet', '--no-notices', '--output', out], {
    cwd: projectRoot,
    // Nothing of the developer's own: no credentials, no region, no home, no Docker on the path.
    env: {
      PATH: [dirname(process.execPath), join(projectRoot, 'node_modules/.bin')].join(delimiter),
      HOME: out,
      DRIPLINE_CONTENT: content,
      CDK_DISABLE_CLI_TELEMETRY: 'true',
      CDK_DISABLE_VERSION_CHECK: 'true',
      // The project's own: what Node has compiled of CDK, and how much memory esbuild may take.
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
      GOGC: process.env.GOGC,
    },
  });
  const read = async (file: string) => JSON.parse(await readFile(join(out, file), 'utf8'));
  const { Resources } = templateSchema.parse(await read('Application.template.json'));
  const { files } = assetsSchema.parse(await read('Application.assets.json'));
  const packedIn = new Map(
    Object.entries(files)
      .filter(([, { source }]) => source.packaging === 'zip')
      .map(([hash, { source }]): [string, string] => [`${hash}.zip`, join(out, source.path)]),
  );
  return new Map(
    Object.values(Resources).flatMap((resource): [string, string][] => {
      const { data } = functionSchema.safeParse(resource);
      const folder = data && packedIn.get(data.Properties.Code.S3Key);
      return data && folder ? [[data.Properties.FunctionName, folder]] : [];
    }),
  );
};
