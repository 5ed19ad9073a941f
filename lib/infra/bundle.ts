import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync, type Metafile } from 'esbuild';

export type LambdaName = 'build-course' | 'send-lessons' | 'web' | 'run-job' | 'record-feedback';

export const projectRoot = fileURLToPath(new URL('../../', import.meta.url));

/** What a function reads at run time, copied beside its code under the same path as in the project. */
const besideTheCode: Record<LambdaName, readonly string[]> = {
  'build-course': ['content', 'templates/emails'],
  'send-lessons': [],
  web: ['templates/pages'],
  'run-job': [],
  'record-feedback': [],
};

// Some dependencies are CommonJS and call `require` for Node's own modules, which an ES module does not have.
const banner = "import{createRequire as r}from'node:module';const require=r(import.meta.url);";

/**
 * Writes one function as AWS will run it into `directory`: `index.mjs` with everything it imports, the AWS
 * SDK included, so that the version tested is the version run. Returns esbuild's account of what went in.
 */
export const bundleLambda = (name: LambdaName, directory: string): Metafile => {
  const { metafile } = buildSync({
    absWorkingDir: projectRoot,
    entryPoints: [`lambdas/${name}/index.ts`],
    outfile: join(directory, 'index.mjs'),
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    // ES module builds are smaller and start faster than the CommonJS ones.
    mainFields: ['module', 'main'],
    banner: { js: banner },
    minify: true,
    // MJML's search for configuration files would load it for one written in TypeScript; there is none.
    external: ['typescript'],
    metafile: true,
    logLevel: 'error',
  });
  for (const path of besideTheCode[name])
    cpSync(join(projectRoot, path), join(directory, path), { recursive: true });
  return metafile;
};
