import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createPrepareContent } from '../../lib/images/prepare-content.ts';
import { bundleLambda, readAtStart } from '../../lib/infra/bundle.ts';
import type { Variables } from '../../lib/local/process/environment.ts';
import type { Precompiled } from '../../lib/web/views/templates/precompiled-templates.ts';
import { type Figure, figure } from './figures.ts';
import type { Sizes } from './sizes.ts';
import { withoutAws } from './sweep.ts';

/** Compiling the whole course, after a first time. */
export const measureCompiling = async (compile: () => Promise<unknown>, { runs }: Sizes): Promise<Figure> => {
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now();
    await compile();
    times.push(performance.now() - start);
  }
  return figure('compile the course', 'ms', times);
};

/** Loading a bundle in a new process, until its handler is there: the part of a cold start that is ours. */
export const measureColdImports = async (
  { folder, content }: { folder: string; content: string },
  environment: Variables,
  { runs, coldImports }: Sizes,
): Promise<Figure[]> => {
  const prepared = await createPrepareContent()(content);
  const found: Figure[] = [];
  for (const name of coldImports) {
    const directory = join(folder, name);
    const { outputs } = bundleLambda(name, directory, name === 'build-course' ? prepared : undefined);
    const bundle = join(directory, 'index.mjs');
    const times = Array.from({ length: runs }, () => coldImport(bundle, environment));
    const templates =
      name === 'web' ? await bytesOfTemplate(join(directory, 'templates', 'pages'), 'sign-up') : 0;
    const bytes = readAtStart(outputs).reduce((sum, file) => sum + file.bytes, templates);
    found.push(
      figure(`cold import of ${name}`, 'ms', times),
      figure(`size of ${name}`, 'KB', [bytes / 1024]),
    );
  }
  return found;
};

/** What a first page reads of templates: its own, and those that it calls. */
const bytesOfTemplate = async (folder: string, name: string): Promise<number> => {
  const file = join(folder, `${name}.mjs`);
  const { default: made }: { default: Precompiled } = await import(pathToFileURL(file).href);
  const called = await Promise.all(made.partials.map((partial) => bytesOfTemplate(folder, partial)));
  return called.reduce((sum, bytes) => sum + bytes, statSync(file).size);
};

const coldImport = (bundle: string, environment: Variables): number => {
  const program = `
    const start = performance.now();
    await import(${JSON.stringify(pathToFileURL(bundle).href)});
    console.log(performance.now() - start);
    process.exit();`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', program], {
    env: { ...withoutAws(process.env), ...environment },
    encoding: 'utf8',
  });
  const milliseconds = Number(stdout.trim().split('\n').at(-1));
  if (!(milliseconds > 0)) throw new Error(`${bundle} does not start: ${stderr.slice(-500)}`);
  return milliseconds;
};
