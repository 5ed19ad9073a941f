import { describe, expect, it } from 'vitest';
import { deploy } from '../../../bin/commands/deploy.ts';
import type { LookBeforeDeploy } from '../../../bin/commands/look-before-deploy.ts';
import type { ContentFiles, Fault } from '../../../lib/domain/content/content.ts';
import { stageName } from '../../../lib/domain/stage/stage-settings.ts';
import { breadCourse } from '../../fixtures/bread-course.ts';

const trial = stageName.parse('trial');
const filledIn = breadCourse();
const withSite = (change: (text: string) => string) => breadCourse({ 'content/site.yaml': change });
/** The values that a new site begins with. */
const asBegun = withSite((text) =>
  text
    .replaceAll('bakery.test', 'example.com')
    .replace(/^postalAddress:.*$/m, 'postalAddress: Your Company, 1 Example Street, Example Town'),
);

/** Deploys with a cdk that only notes what it was asked, and answers with `exitCode`. */
const attempt = async (
  files: ContentFiles,
  exitCode = 0,
  cdkArguments: string[] = [],
  outlook: Awaited<ReturnType<LookBeforeDeploy>> = {
    lines: [],
    outOfIt: [],
    against: [],
    exitCode: 0,
  },
  faults: readonly Fault[] = [],
  stages: ContentFiles = new Map(),
) => {
  const asked: (readonly string[])[] = [];
  const said: string[] = [];
  const code = await deploy(
    { content: { files, images: new Map() }, stages, faults, stage: trial, accepted: false, cdkArguments },
    {
      run: async (args) => {
        asked.push(args);
        return exitCode;
      },
      look: async () => outlook,
      after: async (stage) => [`left to do on ${stage}`],
      say: (line) => said.push(line),
      complain: (line) => said.push(line),
    },
  );
  return { code, asked, said };
};

describe('dripline deploy', () => {
  it('refuses the values that a site begins with, and lists each that has to be filled in', async () => {
    const { code, asked, said } = await attempt(asBegun);
    expect({ code, asked }).toEqual({ code: 1, asked: [] });
    for (const field of ['senders.lessons', 'senders.confirmations', 'replyTo', 'contact', 'postalAddress'])
      expect(said).toContainEqual(expect.stringContaining(`content/site.yaml ${field} `));
  });

  it('refuses content that would not compile, and says where it is broken', async () => {
    const { code, asked, said } = await attempt(withSite((text) => text.replace(/^brand:.*$/m, '')));
    expect({ code, asked }).toEqual({ code: 1, asked: [] });
    expect(said[0]).toMatch(/^content\/site\.yaml.*brand/);
  });

  it('refuses settings of the stage that it cannot use, before anything is asked of AWS', async () => {
    const stages = new Map([['content/stages/trial.yaml', 'mailFrom: mail.harbour.test\n']]);
    const { code, asked, said } = await attempt(filledIn, 0, [], undefined, [], stages);
    expect({ code, asked }).toEqual({ code: 1, asked: [] });
    expect(said[0]).toMatch(/^content\/stages\/trial\.yaml:1 .*mailFrom/);
  });

  it('refuses a broken template before anything is asked of AWS, on a first deploy too', async () => {
    const fault = {
      file: 'templates/pages/message.hbs',
      line: 3,
      message: 'opens {{#if x}}, which is never closed',
    };
    const { code, asked, said } = await attempt(filledIn, 0, [], undefined, [fault]);
    expect({ code, asked }).toEqual({ code: 1, asked: [] });
    expect(said[0]).toBe('templates/pages/message.hbs:3 opens {{#if x}}, which is never closed');
  });

  it('deploys all stacks of the stage, with whatever else cdk is to be told', async () => {
    const { asked, said } = await attempt(filledIn, 0, ['--require-approval', 'never']);
    expect(said).toEqual(['left to do on trial']);
    expect(asked).toEqual([['deploy', '--all', '-c', 'stage=trial', '--require-approval', 'never']]);
  });

  it('deploys nothing while the publish at its end would need an answer, and says so by exit code 3', async () => {
    const { code, asked, said } = await attempt(filledIn, 0, [], {
      lines: ['letters: 3 people would get it'],
      outOfIt: [],
      against: ['Which?'],
      exitCode: 3,
    });
    expect({ code, asked }).toEqual({ code: 3, asked: [] });
    expect(said).toEqual([
      'letters: 3 people would get it',
      'Which?',
      expect.stringContaining('Nothing was deployed'),
    ]);
  });

  it('deploys the rest where a course or an issue is at fault, says so, and does not end well', async () => {
    const outOfIt = ['content/courses/cake/course.yaml:2 is at fault'];
    const outlook = { lines: [], outOfIt, against: [], exitCode: 1 };
    const { code, asked, said } = await attempt(filledIn, 0, [], outlook);
    expect({ code, asked: asked.length, said }).toEqual({
      code: 1,
      asked: 1,
      said: [...outOfIt, 'left to do on trial'],
    });
  });

  it("ends with cdk's own exit code", async () => {
    expect((await attempt(filledIn, 0)).code).toBe(0);
    expect(await attempt(filledIn, 3)).toMatchObject({ code: 3, said: [] });
  });
});
