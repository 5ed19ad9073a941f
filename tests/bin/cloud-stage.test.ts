import { build } from 'esbuild';
import { expect, it } from 'vitest';
import { projectRoot, readAtStart } from '../../lib/infra/bundle.ts';

it('loads nothing that makes or sends mails before one is to be sent', async () => {
  const { metafile } = await build({
    absWorkingDir: projectRoot,
    entryPoints: { index: 'bin/cloud-stage.ts' },
    outdir: 'out',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    write: false,
    metafile: true,
  });
  const loaded = readAtStart(metafile.outputs).flatMap(({ imports }) => imports.map(({ path }) => path));
  expect(loaded).toContain('@aws-sdk/client-lambda');
  for (const forMails of ['@aws-sdk/client-ses', 'nodemailer', 'handlebars'])
    expect(loaded.filter((path) => path.startsWith(forMails))).toEqual([]);
});
