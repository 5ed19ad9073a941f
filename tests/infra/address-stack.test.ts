import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { lambdaNames } from '../../lib/adapters/function-name.ts';
import { temporaryFolder } from '../worlds/temporary-folder.ts';
import { type Asked, site, synthesise, unvalidated } from './synthesised.ts';

const folder = await temporaryFolder();
const stageWith = (name: string, asked: Asked = {}) =>
  synthesise(`${folder}/${name}`, asked, {}, unvalidated);
const certificate = 'arn:aws:acm:eu-west-1:111122223333:certificate/abc';
const plain = stageWith('plain');
const twoDomains = stageWith('two', {
  domains: [
    { name: 'learn.harbour.test', certificate },
    { name: 'course.harbour.test', certificate },
  ],
  throttle: { rate: 400, burst: 800 },
  mailFrom: 'bounces',
});
const inZone = stageWith('zone', {
  hostedZone: { id: 'Z0123456789', name: 'harbour.test' },
  domains: [{ name: 'harbour.test' }, { name: 'letters.elsewhere.test', certificate }],
});
const asBefore = stageWith('before', {
  addressStack: false,
  domains: [
    { name: 'learn.harbour.test', certificate },
    { name: new URL(site.baseUrl).hostname, certificate },
  ],
});

type Synthesised = typeof plain;
const baseUrls = ({ application }: Synthesised) =>
  Object.values(application.findResources('AWS::Lambda::Function')).map(
    ({ Properties }) => Properties.Environment.Variables.BASE_URL,
  );
const recordsToSet = ({ address, application }: Synthesised) =>
  [address, application].flatMap((template) =>
    Object.entries(template.findOutputs('*'))
      .filter(([name]) => name.startsWith('DnsRecord'))
      .map(([, { Value }]) => (typeof Value === 'string' ? Value : JSON.stringify(Value))),
  );

const typesOf = (...templates: Synthesised['address'][]): string[] =>
  templates
    .flatMap((template) => Object.values<{ Type: string }>(template.toJSON().Resources))
    .map(({ Type }) => Type)
    .sort();

describe('where links lead', () => {
  it('is the address that API Gateway gives, without a domain', () => {
    const urls = baseUrls(plain);
    expect(urls).toHaveLength(lambdaNames.length);
    for (const url of urls)
      expect(url).toEqual({ 'Fn::ImportValue': expect.stringContaining('ApiEndpoint') });
  });

  it('is the first domain for new mails, and the others and the address of API Gateway stay open', () => {
    for (const url of baseUrls(twoDomains)) expect(url).toBe('https://learn.harbour.test');
    const { address } = twoDomains;
    for (const DomainName of ['learn.harbour.test', 'course.harbour.test'])
      address.hasResourceProperties('AWS::ApiGatewayV2::DomainName', { DomainName });
    address.resourceCountIs('AWS::ApiGatewayV2::ApiMapping', 2);
    address.hasResourceProperties('AWS::ApiGatewayV2::Api', { DisableExecuteApiEndpoint: Match.absent() });
  });

  it('does not hang on the order of the domains: another first one makes none anew', () => {
    const turned = stageWith('turned', {
      domains: [
        { name: 'course.harbour.test', certificate },
        { name: 'learn.harbour.test', certificate },
      ],
    });
    const names = ({ address }: Synthesised) =>
      Object.entries(address.findResources('AWS::ApiGatewayV2::DomainName'))
        .map(([id, { Properties }]) => [id, Properties.DomainName])
        .sort();
    expect(names(turned)).toEqual(names(twoDomains));
  });

  it('outlives the application: it holds neither an address nor an identity, and its API can only go with the stack', () => {
    for (const type of ['Api', 'Stage', 'DomainName', 'ApiMapping'])
      twoDomains.application.resourceCountIs(`AWS::ApiGatewayV2::${type}`, 0);
    twoDomains.application.resourceCountIs('AWS::SES::EmailIdentity', 0);
    twoDomains.application.resourceCountIs('AWS::ApiGatewayV2::Route', 1);
    // A first domain takes the place of API Gateway's address in links; the export of that address has to stay.
    const exported = (of: Synthesised) =>
      Object.values(of.address.findOutputs('*')).flatMap(({ Export }) => Export?.Name ?? []);
    expect(exported(twoDomains).sort()).toEqual(exported(plain).sort());
  });

  it('lets as many requests through as the settings say', () => {
    twoDomains.address.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
      DefaultRouteSettings: { ThrottlingRateLimit: 400, ThrottlingBurstLimit: 800 },
    });
  });

  it('logs into a group of vended logs, whose policy does not grow with each stage', () => {
    plain.address.hasResourceProperties('AWS::Logs::LogGroup', {
      LogGroupName: '/aws/vendedlogs/dripline-prod-web',
      RetentionInDays: 30,
    });
  });
});

describe('a stage of before 1.1 that has not been moved', () => {
  it('has it all where it was, under the ids that it had: nothing is made anew', () => {
    const { address, application } = asBefore;
    expect(typesOf(address)).toEqual(['AWS::Logs::LogGroup']);
    const idOf = (type: string, properties: object) =>
      Object.keys(application.findResources(type, { Properties: properties }));
    expect(idOf('AWS::ApiGatewayV2::Api', {})).toEqual(['WebApi27F67B01']);
    expect(idOf('AWS::ApiGatewayV2::DomainName', { DomainName: 'course.harbour.test' })).toEqual([
      'WebDomainNameDD2DFCC1',
    ]);
    expect(idOf('AWS::ApiGatewayV2::ApiMapping', {})).toContain('WebMappingE3A7E837');
    expect(idOf('AWS::ApiGatewayV2::Stage', {})).toEqual(['WebStage17062825']);
    expect(idOf('AWS::ApiGatewayV2::Route', {})).toEqual(['WebEverything929F1362']);
    expect(Object.keys(plain.application.findResources('AWS::ApiGatewayV2::Route'))).toEqual([
      'WebEverything929F1362',
    ]);
    for (const url of baseUrls(asBefore)) expect(url).toBe('https://learn.harbour.test');
  });

  it('differs from one that has been moved in the places of resources alone, so that CloudFormation can move them', () => {
    const moved = stageWith('moved', {
      domains: [
        { name: 'learn.harbour.test', certificate },
        { name: new URL(site.baseUrl).hostname, certificate },
      ],
    });
    expect(typesOf(moved.address, moved.application)).toEqual(
      typesOf(asBefore.address, asBefore.application),
    );
  });
});

describe('DNS records', () => {
  it('are printed as a zone file has them, for whoever sets them', () => {
    const records = recordsToSet(twoDomains);
    expect(records.filter((record) => record.includes(' 3600 IN CNAME '))).toHaveLength(5);
    expect(
      records.some((record) => record.includes('bounces.harbour.test. 3600 IN MX 10 feedback-smtp.')),
    ).toBe(true);
    expect(records).toContain('bounces.harbour.test. 3600 IN TXT "v=spf1 include:amazonses.com ~all"');
    expect(records).toContain(
      '_dmarc.harbour.test. 3600 IN TXT "v=DMARC1; p=none; rua=mailto:owner@harbour.test"',
    );
    twoDomains.address.resourceCountIs('AWS::Route53::RecordSet', 0);
  });

  it('of the hosted zone are set by the stack, and only the others are printed', () => {
    const set = Object.values(inZone.address.findResources('AWS::Route53::RecordSet')).map(
      ({ Properties }) => [Properties.Type, Properties.HostedZoneId],
    );
    expect(set.map(([type]) => type).sort()).toEqual(['A', 'CNAME', 'CNAME', 'CNAME', 'MX', 'TXT', 'TXT']);
    expect(new Set(set.map(([, zone]) => zone))).toEqual(new Set(['Z0123456789']));
    const printed = recordsToSet(inZone);
    expect(printed).toHaveLength(1);
    expect(printed[0]).toContain('letters.elsewhere.test. 3600 IN CNAME ');
  });

  it('prove the certificate that the stack makes for a domain of the hosted zone', () => {
    inZone.address.hasResourceProperties('AWS::CertificateManager::Certificate', {
      DomainName: 'harbour.test',
      DomainValidationOptions: [{ DomainName: 'harbour.test', HostedZoneId: 'Z0123456789' }],
    });
    inZone.address.resourceCountIs('AWS::CertificateManager::Certificate', 1);
  });

  it('leave a DMARC record alone that is there already', () => {
    const { address } = stageWith('dmarc', {
      dmarc: 'existing',
      hostedZone: { id: 'Z0123456789', name: 'harbour.test' },
    });
    const names = Object.values(address.findResources('AWS::Route53::RecordSet')).map(({ Properties }) =>
      JSON.stringify(Properties.Name),
    );
    expect(names).toHaveLength(5);
    expect(names.filter((name) => name.includes('_dmarc'))).toEqual([]);
  });
});

describe('the budget', () => {
  it('is told of to the mailbox of the alarms, before and when the bill reaches it; none unless asked for', () => {
    plain.application.resourceCountIs('AWS::Budgets::Budget', 0);
    const { application } = stageWith('budget', { budget: 20, alarmsTo: 'alarms@harbour.test' });
    application.hasResourceProperties('AWS::Budgets::Budget', {
      Budget: Match.objectLike({ BudgetLimit: { Amount: 20, Unit: 'USD' }, TimeUnit: 'MONTHLY' }),
      NotificationsWithSubscribers: [80, 100, 100].map((Threshold) => ({
        Notification: Match.objectLike({ Threshold, ThresholdType: 'PERCENTAGE' }),
        Subscribers: [{ Address: 'alarms@harbour.test', SubscriptionType: 'EMAIL' }],
      })),
    });
  });
});
