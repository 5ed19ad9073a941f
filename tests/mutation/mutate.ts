import { spawn } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Guard, guards } from './guards.ts';

/**
 * `npm run mutate`: takes one guard of the sender away at a time, in a copy of the checkout, and shows which test
 * notices. `npm run mutate -- lease` tries those with "lease" in their name. A guard whose absence nothing notices
 * is a missing test; one whose text is no longer in the source is a list out of date. Both end with exit code 1.
 */
const project = fileURLToPath(new URL('../../', import.meta.url));
const wanted = process.argv[2] ?? '';

/** What a checkout holds beside its own files. */
const notCopied = /^(node_modules|\.git|\.vitest|\.dripline.*|cdk\.out|out)$/;

const copyOfProject = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'dripline-mutate-'));
  for (const part of await readdir(project))
    if (!notCopied.test(part)) await cp(join(project, part), join(folder, part), { recursive: true });
  await symlink(join(project, 'node_modules'), join(folder, 'node_modules'));
  return folder;
};

type Report = { testResults: { name: string; assertionResults: { status: string; fullName: string }[] }[] };

/** The first test of a suite that fails, by its name; undefined when all pass. */
const firstFailure = async (folder: string, suite: string): Promise<string | undefined> => {
  const output = join(folder, 'report.json');
  await rm(output, { force: true });
  const vitest = join(project, 'node_modules/vitest/vitest.mjs');
  const run = spawn(
    process.execPath,
    [vitest, 'run', suite, '--bail=1', '--reporter=json', `--outputFile=${output}`],
    { cwd: folder, stdio: 'ignore' },
  );
  const code = await new Promise((resolve) => run.once('exit', resolve));
  if (code === 0) return undefined;
  const { testResults }: Report = JSON.parse(await readFile(output, 'utf8'));
  const failed = testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName }) => `${basename(name, '.test.ts')}: ${fullName}`),
  );
  return failed[0] ?? `${suite} cannot even be loaded`;
};

type Verdict = { caught: string } | { missing: string };

const tryWithout = async (folder: string, { edits, suites }: Guard): Promise<Verdict> => {
  const originals = new Map<string, string>();
  try {
    for (const { file, from, to } of edits) {
      const path = join(folder, file);
      const source = await readFile(path, 'utf8');
      if (source.split(from).length !== 2)
        return { missing: `OUT OF DATE: ${file} does not hold once: ${from}` };
      if (!originals.has(path)) originals.set(path, source);
      await writeFile(
        path,
        source.replace(from, () => to),
      );
    }
    for (const suite of suites) {
      const test = await firstFailure(folder, suite);
      if (test) return { caught: test };
    }
    return { missing: 'NOT CAUGHT' };
  } finally {
    for (const [path, source] of originals) await writeFile(path, source);
  }
};

const folder = await copyOfProject();
let missing = 0;
const chosen = guards.filter(({ name }) => name.includes(wanted));
try {
  // A suite that fails with every guard in place would seem to catch whatever is taken away.
  for (const suite of new Set(chosen.flatMap(({ suites }) => suites))) {
    const failure = await firstFailure(folder, suite);
    if (failure) throw new Error(`Fails with every guard in place: ${failure}`);
  }
  for (const guard of chosen) {
    const verdict = await tryWithout(folder, guard);
    if ('missing' in verdict) missing += 1;
    process.stdout.write(`${guard.name} → ${'caught' in verdict ? verdict.caught : verdict.missing}\n`);
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
process.stdout.write(`\n${chosen.length} guards, ${missing} that nothing catches\n`);
process.exit(missing > 0 ? 1 : 0);
