import { describe, expect, it } from 'vitest';
import { isInZone, stageSchema } from '../../../lib/domain/stage/stage-settings.ts';

const certificate = 'arn:aws:acm:eu-west-1:111122223333:certificate/abc';
const table = 'arn:aws:dynamodb:eu-west-1:111122223333:table/restored';
const faultsOf = (written: object) =>
  stageSchema.safeParse(written).error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`) ??
  [];

describe('the settings of a stage', () => {
  it('are taken with nothing in them: every one has a value of its own, or may be absent', () => {
    expect(stageSchema.parse({})).toEqual({
      identity: 'new',
      dmarc: 'new',
      mailFrom: 'mail',
      addressStack: true,
      throttle: { rate: 50, burst: 100 },
    });
  });

  it('refuse a domain that nobody can make a certificate for', () => {
    const fault = [
      'domains.0 needs the ARN of a certificate: the stack can make one only within a hosted zone that is named here',
    ];
    const domains = [{ name: 'course.harbour.test' }];
    expect(faultsOf({ domains })).toEqual(fault);
    expect(faultsOf({ domains, hostedZone: { id: 'Z1', name: 'arbour.test' } })).toEqual(fault);
    expect(faultsOf({ domains, hostedZone: { id: 'Z1', name: 'harbour.test' } })).toEqual([]);
    expect(faultsOf({ domains: [{ name: 'course.harbour.test', certificate }] })).toEqual([]);
  });

  it('refuse a domain that is there twice', () => {
    const domain = { name: 'course.harbour.test', certificate };
    expect(faultsOf({ domains: [domain, domain] })).toEqual(['domains.1.name is there twice']);
  });

  it('take a certificate for images of the one Region that CloudFront reads', () => {
    expect(faultsOf({ images: { domains: ['images.harbour.test'], certificate } })).toEqual([
      'images.certificate takes the ARN of an ACM certificate in us-east-1',
    ]);
  });

  it.each([
    ['https://course.harbour.test', 'an address'],
    ['course.harbour.test/', 'a path'],
    ['Course.Harbour.test', 'capitals, which SES and certificates do not have'],
    ['harbour', 'no domain'],
  ])('take hosts alone: %s is %s', (name) => {
    expect(faultsOf({ domains: [{ name, certificate }] })).toEqual([
      'domains.0.name takes the name of a host, such as course.example.org',
    ]);
  });

  it('take a restored table with its own stream, and no other', () => {
    expect(faultsOf({ restored: { table, stream: `${table}/stream/2027-01-12T00:00:00.000` } })).toEqual([]);
    expect(faultsOf({ restored: { table, stream: `${table}-2/stream/2027-01-12T00:00:00.000` } })).toEqual([
      'restored.stream takes the ARN of the stream of that table',
    ]);
  });
});

describe('the hosted zone', () => {
  it('has the names that end with its own, and its own', () => {
    const settings = { hostedZone: { id: 'Z1', name: 'harbour.test' } };
    const names = ['harbour.test', 'a.b.harbour.test', 'arbour.test', 'myharbour.test', 'harbour.test.org'];
    expect(names.map((name) => isInZone(settings, name))).toEqual([true, true, false, false, false]);
    expect(isInZone({}, 'harbour.test')).toBe(false);
  });
});
