import { describe, expect, it } from 'vitest';
import { lookAtLosses } from '../../../lib/pipeline/operate/look-at-losses.ts';
import { type StackInMemory, stacksInMemory } from '../../memory/deployed-stacks.ts';

const api = { type: 'AWS::ApiGatewayV2::Api', id: 'abc123' };
const domain = (id: string) => ({ type: 'AWS::ApiGatewayV2::DomainName', id });
const identity = { type: 'AWS::SES::EmailIdentity', id: 'harbour.test' };
const data: StackInMemory = {
  resources: [{ type: 'AWS::DynamoDB::GlobalTable', id: 'dripline-prod-data-Record-1' }],
};
const standing = {
  data,
  address: {
    resources: [api, domain('learn.harbour.test'), domain('course.harbour.test'), identity],
    outputs: [{ name: 'ImageHosts', value: 'images.harbour.test,pictures.harbour.test', description: '' }],
  },
  application: { resources: [{ type: 'AWS::Lambda::Function', id: 'dripline-prod-web' }] },
};
const asItIs = {
  table: 'dripline-prod-data-Record-1',
  restored: undefined,
  wanted: {
    addressStack: true,
    domains: ['learn.harbour.test', 'course.harbour.test'],
    imageHosts: ['images.harbour.test', 'pictures.harbour.test'],
    identities: ['harbour.test'],
  },
  file: 'content/stages/prod.yaml',
};
type Asked = Parameters<ReturnType<typeof lookAtLosses>>[0];
const look = (
  changes: Partial<Omit<Asked, 'wanted'>> & { wanted?: Partial<Asked['wanted']> } = {},
  stacks: Parameters<typeof stacksInMemory>[0] = standing,
) =>
  lookAtLosses({ stacks: stacksInMemory(stacks) })({
    ...asItIs,
    ...changes,
    wanted: { ...asItIs.wanted, ...changes.wanted },
  });
const nothing = { never: [], unlessAccepted: [] };

describe('a deploy takes nothing away', () => {
  it('where everything stays as it is', async () => {
    expect(await look()).toEqual(nothing);
  });

  it('where there is no stage yet', async () => {
    expect(await look({ table: undefined }, {})).toEqual(nothing);
  });

  it('where a domain or a host of images is added before the others', async () => {
    const domains = ['new.harbour.test', ...asItIs.wanted.domains];
    const imageHosts = ['new-images.harbour.test', ...asItIs.wanted.imageHosts];
    expect(await look({ wanted: { domains, imageHosts } })).toEqual(nothing);
  });

  it('where a stage of before 1.1 stays as it is', async () => {
    const before = { data, application: standing.address };
    expect(await look({ wanted: { addressStack: false } }, before)).toEqual(nothing);
  });

  it('where the application was destroyed, and what others know it by still stands', async () => {
    const { application: _, ...rest } = standing;
    expect(await look({ table: undefined }, rest)).toEqual(nothing);
    expect((await look({ table: undefined, wanted: { domains: [] } }, rest)).unlessAccepted).toHaveLength(2);
  });
});

describe('a deploy says what would stop working, and goes on only if that is meant', () => {
  const takes = async (...[changes]: Parameters<typeof look>) => {
    const { never, unlessAccepted } = await look(changes);
    expect(never).toEqual([]);
    return unlessAccepted;
  };

  it('where a domain goes: the links of mails that were sent from it', async () => {
    expect(await takes({ wanted: { domains: ['learn.harbour.test'] } })).toEqual([
      expect.stringMatching(
        /^The domain course\.harbour\.test would go, .* every link in mails sent from it, .*content\/stages\/prod\.yaml/,
      ),
    ]);
  });

  it('where a host of images goes: the images of mails that were sent', async () => {
    expect(await takes({ wanted: { imageHosts: ['pictures.harbour.test'] } })).toEqual([
      expect.stringMatching(
        /^The images of mails sent so far would go with their host images\.harbour\.test:/,
      ),
    ]);
  });

  it('where an identity goes: mail from it, other stages’ too', async () => {
    expect(await takes({ wanted: { identities: [] } })).toEqual([
      expect.stringMatching(/^SES would forget harbour\.test, /),
    ]);
  });

  it('where another table takes the place of the one that is worked on, and where that goes again', async () => {
    const restored = 'dripline-prod-data-restored';
    expect(await takes({ restored })).toEqual([
      expect.stringMatching(
        /on the table dripline-prod-data-restored instead of dripline-prod-data-Record-1/,
      ),
    ]);
    expect(await takes({ table: restored })).toEqual([
      expect.stringMatching(
        /on the table dripline-prod-data-Record-1 instead of dripline-prod-data-restored/,
      ),
    ]);
    expect(await takes({ table: restored, restored })).toEqual([]);
  });
});

describe('a deploy is never done', () => {
  it('where it would make the API of a stage of before 1.1 anew, in a stack of its own', async () => {
    const { never } = await look({}, { data, application: standing.address });
    expect(never).toEqual([
      expect.stringContaining('write "addressStack: false" into content/stages/prod.yaml'),
    ]);
  });

  it('where it would make the API anew in the application stack', async () => {
    const { never } = await look({ wanted: { addressStack: false } });
    expect(never).toEqual([expect.stringContaining('take it out')]);
  });
});
