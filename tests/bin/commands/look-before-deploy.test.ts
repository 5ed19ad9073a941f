import { describe, expect, it } from 'vitest';
import { whatItTakes, withLosses } from '../../../bin/commands/look-before-deploy.ts';
import { readSite } from '../../../lib/adapters/content/read-content.ts';
import { stageName, stageSchema } from '../../../lib/domain/stage/stage-settings.ts';
import { type DeployedStacks, NoAnswer } from '../../../lib/pipeline/ports/doctor.ts';
import { breadCourse } from '../../fixtures/bread-course.ts';
import { stacksInMemory } from '../../memory/deployed-stacks.ts';

const files = breadCourse();
const read = readSite(files);
if ('faults' in read) throw new Error('The bread course has no site.');
const deployment = (settings: object = {}) => ({
  content: { files, images: new Map() },
  site: read.site,
  settings: stageSchema.parse(settings),
  stage: stageName.parse('prod'),
});
const certificate = 'arn:aws:acm:eu-west-1:111122223333:certificate/abc';
const withDomain = stacksInMemory({
  address: {
    resources: [
      { type: 'AWS::ApiGatewayV2::Api', id: 'abc' },
      { type: 'AWS::ApiGatewayV2::DomainName', id: 'learn.bakery.test' },
      { type: 'AWS::SES::EmailIdentity', id: 'bakery.test' },
    ],
  },
});
const well = { lines: ['plan'], outOfIt: [], against: [], exitCode: 0 };
const accepted = { accepted: true };
const notAccepted = { accepted: false };

describe('what a deploy would take from people', () => {
  it('is found by the settings and the senders of the site', async () => {
    const kept = deployment({ domains: [{ name: 'learn.bakery.test', certificate }] });
    expect(await whatItTakes(kept, undefined, withDomain)).toEqual({ never: [], unlessAccepted: [] });
    const { unlessAccepted } = await whatItTakes(deployment(), undefined, withDomain);
    expect(unlessAccepted).toEqual([expect.stringContaining('learn.bakery.test would go')]);
  });

  it('may be anything where one may not look', async () => {
    const refuse = () =>
      Promise.reject(new NoAnswer('CloudFormation does not let you ask.', 'Have it allowed.'));
    const silent: DeployedStacks = { resources: refuse, outputs: refuse };
    const { unlessAccepted } = await whatItTakes(deployment(), undefined, silent);
    expect(unlessAccepted).toEqual([
      expect.stringMatching(/CloudFormation does not let you ask\. Have it allowed\./),
    ]);
  });
});

describe('a deploy that would take something away', () => {
  const losses = { never: [], unlessAccepted: ['A domain would go.'] };

  it('is a question, which --yes answers', () => {
    expect(withLosses(well, losses, notAccepted)).toEqual({
      ...well,
      against: ['A domain would go.', 'If that is meant, say --yes.'],
      exitCode: 3,
    });
    expect(withLosses(well, losses, accepted)).toEqual(well);
  });

  it('is a fault, whatever is said, where links that were sent would die for nothing', () => {
    const outlook = withLosses(well, { never: ['The API would move.'], unlessAccepted: [] }, accepted);
    expect(outlook).toEqual({ ...well, against: ['The API would move.'], exitCode: 1 });
  });

  it('leaves what stands against the publish as it is', () => {
    const asked = { ...well, against: ['Which?'], exitCode: 3 };
    expect(withLosses(asked, { never: [], unlessAccepted: [] }, notAccepted)).toEqual(asked);
    const faulty = { ...well, against: ['A fault.'], exitCode: 1 };
    expect(withLosses(faulty, losses, notAccepted)).toMatchObject({ exitCode: 1 });
  });
});
