import { cpSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync, type Metafile, transformSync } from 'esbuild';
import * as z from 'zod';
import { writePreparedFolder } from '../adapters/content/prepared-folder.ts';
import type { LambdaName } from '../adapters/function-name.ts';
import type { PreparedContent } from '../domain/content/content.ts';
import { precompileTemplates } from '../web/views/templates/compile-templates.ts';

export const projectRoot = fileURLToPath(new URL('../../', import.meta.url));

/** What a function reads at run time, copied beside its code: of the project under the same path, and the content as `content`. */
const besideTheCode: Record<LambdaName, readonly string[]> = {
  'build-course': ['templates/emails'],
  'send-lessons': [],
  web: ['templates/pages'],
  'run-job': [],
  'record-feedback': [],
  'record-deliveries': [],
  'send-webhooks': [],
  'send-report': [],
};

// Some dependencies are CommonJS and call `require` for Node's own modules, which an ES module does not have. Each name is one that
// esbuild gives to nothing else.
const banner =
  "import{createRequire as createRequireHere}from'node:module';const require=createRequireHere(import.meta.url);";

/** What is not packed, since nobody there asks for it. */
const notThere = [
  // MJML's search for configuration files would load it for one written in TypeScript; there is none.
  'typescript',
  // For maps of templates that nobody debugs: Handlebars does without where it is missing.
  'source-map',
  // Where credentials are found on somebody's own machine. Lambda has them in the environment, which the SDK asks first; what these share
  // with the clients would be read at each start.
  '@aws-sdk/credential-provider-ini',
  '@aws-sdk/credential-provider-process',
  '@aws-sdk/credential-provider-sso',
  '@aws-sdk/credential-provider-web-identity',
] as const;

/**
 * Modules of Node's, as they are required. Whoever imports one has all of its exports read, and of these three some are made as they are
 * read: `process` opens the standard streams, `fs` loads its promises and with them Node's command line, and `http` loads Node's `fetch`, with
 * what that takes, for 6, 3 and 28 ms of processor time. AWS is asked by https, and whoever needs `fetch` loads it then: at AWS it is what
 * the other two load that is saved.
 */
const asRequired = Object.fromEntries(
  // What is said of `node:fs` would hold for the paths under it, too.
  ['node:process', 'node:fs', 'node:fs/promises', 'node:http'].map((name) => [
    name,
    `data:text/javascript,module.exports=process.getBuiltinModule('${name}')`,
  ]),
);

type Outputs = Metafile['outputs'];

/** The files of code that a cold start reads: `index.mjs` and what that imports, and not what is loaded when it is needed. */
export const readAtStart = (outputs: Outputs): Outputs[string][] => {
  const found = new Set<string>();
  const read = (path: string): void => {
    if (found.has(path) || !outputs[path]) return;
    found.add(path);
    for (const { kind, path: next } of outputs[path].imports) if (kind === 'import-statement') read(next);
  };
  Object.keys(outputs)
    .filter((path) => path.endsWith('/index.mjs'))
    .forEach(read);
  return [...found].flatMap((path) => outputs[path] ?? []);
};

/** How `package.json` names what of the AWS SDK is loaded when it is needed. */
const sdk = '#sdk/';

/**
 * Writes one function as AWS will run it into `directory`: `index.mjs` and `chunk-….mjs` with everything it imports, the AWS
 * SDK included, so that the version tested is the version run, and a map for each, by which the frames in a log are
 * read; beside it what it reads, and `content` where it publishes that. Returns esbuild's account of what went in.
 */
export const bundleLambda = (name: LambdaName, directory: string, content?: PreparedContent): Metafile => {
  const first = bundleInto(directory, { index: `lambdas/${name}/index.ts` }, [`${sdk}*`]);
  const later = sdkImportsOf(first);
  // Apart, since esbuild gives a file whole to all who share some of it, and the SDK's packages are files that name all others: whoever took one thing
  // from them at a start would read what is loaded later as well.
  const second =
    later.length > 0
      ? bundleInto(
          directory,
          Object.fromEntries(later.map((each) => [`sdk/${each}`, `lib/adapters/sdk/${each}.ts`])),
        )
      : { inputs: {}, outputs: {} };
  writeFileSync(join(directory, 'package.json'), JSON.stringify({ imports: { [`${sdk}*`]: './sdk/*.mjs' } }));
  for (const map of globSync('**/*.mjs.map', { cwd: directory }))
    nameSourcesFromTheRoot(join(directory, map));
  for (const path of besideTheCode[name])
    cpSync(join(projectRoot, path), join(directory, path), { recursive: true });
  if (name === 'web') writePrecompiledPages(join(directory, 'templates', 'pages'));
  if (content) writePreparedFolder(directory, content);
  return {
    inputs: { ...first.inputs, ...second.inputs },
    outputs: { ...first.outputs, ...second.outputs },
  };
};

/** What of the SDK is named by these files, and not in them. */
const sdkImportsOf = ({ outputs }: Metafile): string[] => {
  const paths = Object.values(outputs).flatMap(({ imports }) => imports.map(({ path }) => path));
  return [...new Set(paths.filter((path) => path.startsWith(sdk)))].map((path) => path.slice(sdk.length));
};

const bundleInto = (
  outdir: string,
  entryPoints: Record<string, string>,
  external: readonly string[] = [],
): Metafile =>
  buildSync({
    absWorkingDir: projectRoot,
    entryPoints,
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    // What is imported as it is needed becomes a file of its own, which a cold start does not read.
    splitting: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    // ES module builds are smaller and start faster than the CommonJS ones.
    mainFields: ['module', 'main'],
    banner: { js: banner },
    minify: true,
    // For people to read frames with. Node is not told of it: it would load it at every cold start, for some 10 ms.
    sourcemap: 'linked',
    sourcesContent: false,
    external: [...notThere, ...external],
    alias: asRequired,
    metafile: true,
    logLevel: 'error',
  }).metafile;

/** Its page templates as code: the compiler is not packed. */
const writePrecompiledPages = (folder: string): void => {
  for (const [name, module] of precompileTemplates(folder)) {
    const { code } = transformSync(module, { minify: true, format: 'esm' });
    writeFileSync(join(folder, `${name}.mjs`), code);
  }
};

const mapSchema = z.looseObject({ sources: z.array(z.string()) });

/** esbuild names sources as seen from the map: wherever the bundle is written, they are files of the project. */
const nameSourcesFromTheRoot = (file: string): void => {
  const map = mapSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const sources = map.sources.map((source) => relative(projectRoot, resolve(dirname(file), source)));
  writeFileSync(file, JSON.stringify({ ...map, sources }));
};
