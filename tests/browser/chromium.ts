import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type LaunchOptions } from 'playwright-core';

const cache = fileURLToPath(new URL('../../node_modules/.cache', import.meta.url));

/**
 * Unpacks the Chromium that an npm package brings, once, and returns its folder. The package unpacks into
 * the system's temporary folder and takes whatever it finds there for finished; test files run at once, so
 * each would unpack into a folder of its own, and the first to finish gives it its lasting name.
 */
const unpackedChromium = async (): Promise<string> => {
  const folder = join(cache, 'chromium');
  if (existsSync(folder)) return folder;
  await mkdir(cache, { recursive: true });
  const own = await mkdtemp(join(cache, 'chromium-'));
  const { TMPDIR, AWS_LAMBDA_JS_RUNTIME } = process.env;
  // Makes the package unpack its own copy of NSS too, for systems that lack it.
  Object.assign(process.env, { TMPDIR: own, AWS_LAMBDA_JS_RUNTIME: 'nodejs24.x' });
  try {
    const { default: packed } = await import('@sparticuz/chromium');
    await packed.executablePath();
    await writeFile(join(own, 'fonts', 'fonts.conf'), fontSettings);
  } finally {
    restore('TMPDIR', TMPDIR);
    restore('AWS_LAMBDA_JS_RUNTIME', AWS_LAMBDA_JS_RUNTIME);
  }
  // Another test file may have been faster: then its copy serves.
  await rename(own, folder).catch(() => rm(own, { recursive: true }));
  return folder;
};

/** Chromium crashes without any font. The package's own settings look for its font in Lambda's folders. */
const fontSettings = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
</fontconfig>
`;

const restore = (name: string, value: string | undefined) => {
  if (value === undefined) delete process.env[name];
  else process.env[name] = value;
};

/** How to launch Chromium: on Linux the one from the npm package, with nothing to install; elsewhere Chrome. */
export const findChromium = async (): Promise<LaunchOptions> => {
  if (process.platform !== 'linux') return { channel: 'chrome' };
  const folder = await unpackedChromium();
  return {
    executablePath: join(folder, 'chromium'),
    args: ['--no-sandbox', '--font-render-hinting=none'],
    env: { ...process.env, FONTCONFIG_PATH: join(folder, 'fonts') },
  };
};

/**
 * Starts real Chromium, headless. What each test serves has an origin of its own, for each of which Chromium would start a process to keep it
 * apart from the others, which takes longer than a page does.
 */
export const startChromium = async (): Promise<Browser> => {
  const found = await findChromium();
  const options = { ...found, args: [...(found.args ?? []), '--disable-site-isolation-trials'] };
  return chromium.launch(options).catch((error: Error) => {
    if (!/shared librar/.test(error.message)) throw error;
    const libraries = { LD_LIBRARY_PATH: join(cache, 'chromium', 'al2023', 'lib') };
    return chromium.launch({ ...options, env: { ...options.env, ...libraries } });
  });
};
