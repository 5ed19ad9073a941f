import { execFile } from 'node:child_process';
import { access, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { lambdaNames } from '../../lib/adapters/function-name.ts';
import { projectRoot } from '../../lib/infra/bundle.ts';
import { breadCourse } from '../fixtures/bread-course.ts';
import { contentOnDisk } from '../worlds/content-on-disk.ts';
import { temporaryFolder } from '../worlds/temporary-folder.ts';

const cdk = createRequire(import.meta.url).resolve('aws-cdk/bin/cdk');

const out = await temporaryFolder();
const content = await contentOnDisk(breadCourse());

const assetsSchema = z.object({
  files: z.record(z.string(), z.object({ source: z.object({ path: z.string(), packaging: z.string() }) })),
});

describe('cdk synth', () => {
  it('needs no account, no network and no Docker, and packs every function with what it reads', async () => {
    await promisify(execFile)(process.execPath, [cdk, 'synth', '--quiet', '--no-notices', '--output', out], {
      cwd: projectRoot,
      // Nothing of the developer's own: no credentials, no region, no home, no Docker on the path.
      env: {
        PATH: [dirname(process.execPath), join(projectRoot, 'node_modules/.bin')].join(delimiter),
        HOME: out,
        DRIPLINE_CONTENT: content,
        CDK_DISABLE_CLI_TELEMETRY: 'true',
        CDK_DISABLE_VERSION_CHECK: 'true',
      },
    });

    const manifest = JSON.parse(await readFile(join(out, 'Application.assets.json'), 'utf8'));
    const bundles = Object.values(assetsSchema.parse(manifest).files)
      .filter(({ source }) => source.packaging === 'zip')
      .map(({ source }) => join(out, source.path));
    expect(bundles).toHaveLength(lambdaNames.length);
    for (const bundle of bundles) await access(join(bundle, 'index.mjs'));

    const holding = async (path: string) => {
      const found = await Promise.allSettled(bundles.map((bundle) => access(join(bundle, path))));
      return found.filter(({ status }) => status === 'fulfilled').length;
    };
    expect(await holding('content/courses/bread/flour.yaml')).toBe(1);
    expect(await holding('content/cards.json')).toBe(1);
    expect(await holding('images')).toBe(1);
    expect(await holding('templates/emails')).toBe(1);
    expect(await holding('templates/pages')).toBe(1);
  });
});
