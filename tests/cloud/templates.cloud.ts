import { execFile } from 'node:child_process';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { synthesize, validate } from './deploy.ts';
import { pythonTool } from './python-tool.ts';
import { cloudFolder } from './set-up.ts';
import { operatorOf } from './stage-on-account.ts';

/** With all that a stage can have. */
const everything = `domains:
  - name: learn.course.test
  - name: bread.elsewhere.test
    certificate: arn:aws:acm:eu-central-1:000000000000:certificate/11111111-2222-3333-4444-555555555555
hostedZone: { id: Z0123456789ABCDEFGHIJ, name: course.test }
images:
  domains: [images.course.test]
  certificate: arn:aws:acm:us-east-1:000000000000:certificate/11111111-2222-3333-4444-555555555555
alarmsTo: alarms@course.test
budget: 50
`;

/** What a linter of templates says of each, and we know better. */
const meant = {
  W3005: 'the CDK writes what a function depends on beside the reference that says it already',
  W6001: 'the address of the pages is printed by the stack that is deployed last, wherever it was made',
};

const { account, content, file } = await operatorOf('linted');
const lint = await pythonTool('cfn-lint', cloudFolder).then(
  (programs) => ({ program: join(programs, 'cfn-lint') }),
  (error: unknown) => ({ missing: error instanceof Error ? error.message : String(error) }),
);
if ('missing' in lint)
  process.stderr.write(
    `NOT LINTED: cfn-lint could not be installed, so no template was held against it. ${lint.missing}\n`,
  );

describe.each(['linted-plain', 'linted-full'])('the templates of a stage, %s', (stage) => {
  let assembly: string;

  beforeAll(async () => {
    await mkdir(file('stages'), { recursive: true });
    await writeFile(file('stages/linted-full.yaml'), everything);
    assembly = await synthesize(account, { stage, content }, cloudFolder);
  });

  it('are what CloudFormation takes, in the eyes of cfn-lint', async () => {
    // That it could not be installed has been said above.
    if (!('program' in lint)) return;
    const templates = (await readdir(assembly)).filter((name) => name.endsWith('.template.json'));
    expect(templates.length).toBe(3);
    const args = ['--regions', 'eu-central-1', '--ignore-checks', ...Object.keys(meant)];
    const found = await promisify(execFile)(lint.program, [
      ...args,
      '--',
      ...templates.map((name) => join(assembly, name)),
    ]).catch((error: { stdout?: string }) => error);
    expect(found.stdout).toBe('');
  });

  it('pass the validation of the CDK', async () => {
    expect(await validate(account, { stage, content }, assembly)).toContain('did not find any problems');
  });
});
