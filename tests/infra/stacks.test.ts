import { readFileSync } from 'node:fs';
import { App, type Stack } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { describe, expect, it } from 'vitest';
import { tableDefinition } from '../../lib/adapters/dynamodb/table-definition.ts';
import { environmentSchema } from '../../lib/adapters/environment.ts';
import { functionName, type LambdaName, lambdaNames } from '../../lib/adapters/function-name.ts';
import { metricNamespace } from '../../lib/adapters/telemetry.ts';
import { metrics } from '../../lib/domain/reports/metric.ts';
import { alarmsOfAStage } from '../../lib/domain/reports/money.ts';
import { readSettings } from '../../lib/infra/settings.ts';
import { unwatchedMetrics } from '../../lib/infra/unwatched-metrics.ts';
import { temporaryFolder } from '../worlds/temporary-folder.ts';
import { newApp, site, synthesise } from './synthesised.ts';

const folder = await temporaryFolder();
const { data, application } = synthesise(`${folder}/prod`);
const withOwnHost = synthesise(
  `${folder}/test`,
  {
    stage: 'test',
    identity: 'existing',
    certificateArn: 'arn:aws:acm:eu-west-1:111122223333:certificate/abc',
  },
  { sending: { ...site.sending, sweepers: 2 } },
).application;

const withImagesHost = synthesise(`${folder}/images`, {
  stage: 'images',
  alarmsTo: 'alarms@harbour.test',
  certificateArn: 'arn:aws:acm:eu-west-1:111122223333:certificate/abc',
  imagesCertificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/def',
}).application;

const nameOf = (name: LambdaName) => functionName('prod', name);
const propertiesOf = (type: string) =>
  Object.entries(application.findResources(type)).map(([id, { Properties }]) => ({ id, ...Properties }));
const theFunction = (name: LambdaName) =>
  propertiesOf('AWS::Lambda::Function').find(({ FunctionName }) => FunctionName === nameOf(name));

describe('the data stack', () => {
  it('keeps the table when its stack is deleted or would replace it', () => {
    data.hasResource('AWS::DynamoDB::GlobalTable', {
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: { Replicas: [Match.objectLike({ DeletionProtectionEnabled: true })] },
    });
  });

  it('can put the table back to any second of the last 35 days', () => {
    data.hasResourceProperties('AWS::DynamoDB::GlobalTable', {
      Replicas: [
        Match.objectLike({
          PointInTimeRecoverySpecification: {
            PointInTimeRecoveryEnabled: true,
            RecoveryPeriodInDays: 35,
          },
        }),
      ],
    });
  });

  it('keeps the keys that old links are signed with', () => {
    data.hasResource('AWS::SecretsManager::Secret', {
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        GenerateSecretString: Match.objectLike({
          SecretStringTemplate: '{"current":"k1"}',
          GenerateStringKey: 'k1',
          PasswordLength: 64,
        }),
      },
    });
  });

  it('never changes the logical ids of the table and the keys, which would make new, empty ones', () => {
    expect(Object.keys(data.toJSON().Resources).sort()).toEqual(['Keys', 'Record']);
  });

  it('never changes the logical id of the dead-letter queue, which would make a new one without what waits', () => {
    expect(Object.keys(application.findResources('AWS::SQS::Queue'))).toContain(
      'FeedbackUnprocessed8D10B3B4',
    );
  });

  it('keeps nothing of the application: it can be destroyed, and deployed again under the same names', () => {
    for (const template of [application, withOwnHost, withImagesHost]) {
      const kept = Object.entries(
        template.toJSON().Resources as Record<string, Record<string, unknown>>,
      ).filter(([, resource]) =>
        /Retain|Snapshot/.test(`${resource.DeletionPolicy} ${resource.UpdateReplacePolicy}`),
      );
      expect(kept.map(([id, { Type }]) => `${Type} ${id}`)).toEqual([]);
    }
  });

  it('never changes the logical ids of what has a fixed name: CloudFormation would make the new one beside the old, and fail', () => {
    const named = Object.entries(application.toJSON().Resources as Record<string, { Type: string }>).filter(
      ([, { Type }]) => Type === 'AWS::SES::ConfigurationSet' || Type === 'AWS::SES::EmailIdentity',
    );
    expect(named.map(([id, { Type }]) => [Type, id])).toEqual([
      ['AWS::SES::ConfigurationSet', 'SendingConfigurationSetA216B40C'],
      ['AWS::SES::EmailIdentity', 'Sendingharbourtest7CBCD914'],
    ]);
  });

  it('has the keys, the index and the expiry that the adapters use', () => {
    const { partitionKey, sortKey, expiry, dueIndex } = tableDefinition;
    const keys = (hash: string, range: string) => [
      { AttributeName: hash, KeyType: 'HASH' },
      { AttributeName: range, KeyType: 'RANGE' },
    ];
    data.hasResourceProperties('AWS::DynamoDB::GlobalTable', {
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: keys(partitionKey, sortKey),
      TimeToLiveSpecification: { AttributeName: expiry, Enabled: true },
      GlobalSecondaryIndexes: [
        {
          IndexName: dueIndex.name,
          KeySchema: keys(dueIndex.partitionKey, dueIndex.sortKey),
          Projection: { ProjectionType: 'KEYS_ONLY' },
        },
      ],
    });
  });
});

describe('the functions', () => {
  it('are the six of lambdas/ and no helper that nobody watches', () => {
    const names = propertiesOf('AWS::Lambda::Function').map(({ FunctionName }) => FunctionName);
    expect(names.sort()).toEqual(lambdaNames.map(nameOf).sort());
  });

  it.each(lambdaNames)('%s runs on Node 24 and arm64', (name) => {
    expect(theFunction(name)).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'] });
  });

  it.each(lambdaNames)('%s keeps its log for a month', (name) => {
    const log = theFunction(name)?.LoggingConfig.LogGroup.Ref;
    expect(propertiesOf('AWS::Logs::LogGroup').find(({ id }) => id === log)).toMatchObject({
      RetentionInDays: 30,
    });
  });

  it('write logs that machines can read, and none about an SES event that went well: there is one a mail', () => {
    const logOf = (name: LambdaName) => theFunction(name)?.LoggingConfig;
    for (const name of lambdaNames) expect(logOf(name)).toMatchObject({ LogFormat: 'JSON' });
    expect(logOf('record-feedback')).toMatchObject({ SystemLogLevel: 'WARN' });
    expect(logOf('send-lessons')).toMatchObject({ SystemLogLevel: 'INFO' });
  });

  it.each(lambdaNames)('%s raises an alarm with a person when it fails', (name) => {
    const alarm = propertiesOf('AWS::CloudWatch::Alarm').find(
      ({ MetricName, Dimensions }) =>
        MetricName === 'Errors' && Dimensions[0].Value.Ref === theFunction(name)?.id,
    );
    const [topic] = propertiesOf('AWS::SNS::Topic');
    expect(alarm).toMatchObject({
      Namespace: 'AWS/Lambda',
      Threshold: 1,
      AlarmActions: [{ Ref: topic?.id }],
    });
  });

  it.each(lambdaNames)('%s gets the whole environment it asks for, and no secret value in it', (name) => {
    const { Variables } = theFunction(name)?.Environment ?? {};
    const { NODE_OPTIONS: _, ...ours } = Variables;
    expect(Object.keys(ours).sort()).toEqual(Object.keys(environmentSchema.shape).sort());
    expect(JSON.stringify(Variables)).not.toContain('resolve:');
  });
});

describe('what runs by itself', () => {
  it('looks at the books, and goes on every five minutes with what was cut short', () => {
    application.hasResourceProperties('AWS::Scheduler::Schedule', {
      ScheduleExpression: 'rate(5 minutes)',
      Target: {
        Input: '{"check":"books","sweeper":0,"of":1}',
        Arn: { 'Fn::GetAtt': [theFunction('send-lessons')?.id, 'Arn'] },
      },
    });
  });

  it('sweeps each minute, and leaves what failed to the next minute', () => {
    application.hasResourceProperties('AWS::Scheduler::Schedule', {
      ScheduleExpression: 'rate(1 minute)',
      ScheduleExpressionTimezone: 'Etc/UTC',
      Target: {
        Input: '{"sweeper":0,"of":1}',
        Arn: { 'Fn::GetAtt': [theFunction('send-lessons')?.id, 'Arn'] },
        RetryPolicy: { MaximumEventAgeInSeconds: 60, MaximumRetryAttempts: 1 },
      },
    });
    application.hasResourceProperties('AWS::Lambda::EventInvokeConfig', {
      FunctionName: { Ref: theFunction('send-lessons')?.id },
      MaximumRetryAttempts: 0,
      MaximumEventAgeInSeconds: 60,
    });
  });

  it('shares the work of a minute between as many sweeps as it is told', () => {
    const inputs = Object.values(withOwnHost.findResources('AWS::Scheduler::Schedule')).map(
      ({ Properties }) => Properties.Target.Input,
    );
    expect(inputs).toEqual(expect.arrayContaining(['{"sweeper":0,"of":2}', '{"sweeper":1,"of":2}']));
  });

  it('asks each hour whether a week is to be mailed', () => {
    application.hasResourceProperties('AWS::Scheduler::Schedule', {
      ScheduleExpression: 'rate(1 hour)',
      Target: { Arn: { 'Fn::GetAtt': [theFunction('send-report')?.id, 'Arn'] } },
    });
  });

  it('builds the course each day and after each deploy', () => {
    const build = { 'Fn::GetAtt': [theFunction('build-course')?.id, 'Arn'] };
    application.hasResourceProperties('AWS::Scheduler::Schedule', {
      ScheduleExpression: 'rate(1 day)',
      Target: { Arn: build },
    });
    application.hasResourceProperties('AWS::Events::Rule', {
      EventPattern: {
        source: ['aws.cloudformation'],
        detail: {
          'stack-id': [{ Ref: 'AWS::StackId' }],
          'status-details': { status: ['CREATE_COMPLETE', 'UPDATE_COMPLETE'] },
        },
      },
      Targets: [Match.objectLike({ Arn: build })],
    });
  });
});

describe('mail', () => {
  it('is signed with 2048-bit DKIM and has a MAIL FROM of its own', () => {
    application.hasResourceProperties('AWS::SES::EmailIdentity', {
      EmailIdentity: 'harbour.test',
      DkimSigningAttributes: { NextSigningKeyLength: 'RSA_2048_BIT' },
      MailFromAttributes: { MailFromDomain: 'mail.harbour.test' },
    });
  });

  it('travels encrypted or not at all, and never to an address that bounced or complained', () => {
    application.hasResourceProperties('AWS::SES::ConfigurationSet', {
      DeliveryOptions: { TlsPolicy: 'REQUIRE' },
      ReputationOptions: { ReputationMetricsEnabled: true },
      SuppressionOptions: { SuppressedReasons: ['COMPLAINT'] },
    });
  });

  const always = ['delivery', 'bounce', 'complaint', 'reject', 'deliveryDelay', 'renderingFailure'];

  it('reports what became of it, but not who opened or clicked', () => {
    const [destination] = propertiesOf('AWS::SES::ConfigurationSetEventDestination');
    expect(destination?.EventDestination.MatchingEventTypes).toEqual(always);
  });

  it.each([
    [{ opens: true }, ['open']],
    [{ clicks: true }, ['click']],
    [{ opens: true, clicks: true }, ['open', 'click']],
  ])('has SES watch readers only as far as site.yaml says: %j', (tracking, watched) => {
    const stage = `watch-${watched.join('-')}`;
    const { application: watching } = synthesise(
      `${folder}/${stage}`,
      { stage },
      { tracking: { ...site.tracking, ...tracking } },
    );
    watching.hasResourceProperties('AWS::SES::ConfigurationSetEventDestination', {
      EventDestination: Match.objectLike({ MatchingEventTypes: [...always, ...watched] }),
    });
  });

  it("brings this stage's events to record-feedback, and keeps those that it could not take", () => {
    const [queue] = propertiesOf('AWS::SQS::Queue');
    const kept = { 'Fn::GetAtt': [queue?.id, 'Arn'] };
    application.hasResourceProperties('AWS::Events::Rule', {
      EventPattern: {
        source: ['aws.ses'],
        detail: { mail: { tags: { 'ses:configuration-set': ['dripline-prod'] } } },
      },
      Targets: [
        Match.objectLike({
          Arn: { 'Fn::GetAtt': [theFunction('record-feedback')?.id, 'Arn'] },
          DeadLetterConfig: { Arn: kept },
        }),
      ],
    });
    application.hasResourceProperties('AWS::Lambda::EventInvokeConfig', {
      FunctionName: { Ref: theFunction('record-feedback')?.id },
      DestinationConfig: { OnFailure: { Destination: kept } },
    });
  });

  it('tells the owner of the domain which DNS records to set', () => {
    const records = Object.entries(application.findOutputs('*')).flatMap(([name, { Value }]) =>
      name.startsWith('DnsRecord') ? [JSON.stringify(Value)] : [],
    );
    expect(records.filter((record) => record.includes(' CNAME '))).toHaveLength(3);
    expect(records.some((record) => record.includes('mail.harbour.test MX 10 feedback-smtp.'))).toBe(true);
    expect(records).toContain(JSON.stringify('mail.harbour.test TXT "v=spf1 include:amazonses.com ~all"'));
    expect(records).toContain(
      JSON.stringify('_dmarc.harbour.test TXT "v=DMARC1; p=none; rua=mailto:owner@harbour.test"'),
    );
  });

  it('takes over a domain that SES knows already when told so', () => {
    withOwnHost.resourceCountIs('AWS::SES::EmailIdentity', 0);
    const policies = withOwnHost.findResources('AWS::IAM::Policy');
    expect(JSON.stringify(policies)).toContain('lessons@harbour.test');
  });
});

describe('what others are told of', () => {
  const tells = { Ref: theFunction('send-webhooks')?.id };

  it('follows from the writes of memberships, as the stream of the table brings them, until it is in the queue', () => {
    data.hasResourceProperties('AWS::DynamoDB::GlobalTable', {
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
    });
    const [writes] = propertiesOf('AWS::Lambda::EventSourceMapping').filter(
      ({ StartingPosition }) => StartingPosition === 'LATEST',
    );
    expect(writes).toMatchObject({ FunctionName: tells, BisectBatchOnFunctionError: true });
    // Neither is named, so that Lambda tries until the stream forgets: a day.
    expect(writes).not.toHaveProperty('MaximumRetryAttempts');
    expect(writes).not.toHaveProperty('MaximumRecordAgeInSeconds');
    const patterns = writes?.FilterCriteria.Filters.map(({ Pattern }: { Pattern: string }) =>
      JSON.parse(Pattern),
    );
    expect(patterns).toEqual([
      { eventName: ['INSERT', 'MODIFY'], dynamodb: { Keys: { sk: { S: [{ prefix: 'COURSE#' }] } } } },
      { eventName: ['INSERT', 'MODIFY'], dynamodb: { Keys: { pk: { S: [{ prefix: 'LIST#' }] } } } },
    ]);
  });

  it('waits in an encrypted queue for longer than all tries take, and what fails for good with all other dead letters', () => {
    const [queue] = propertiesOf('AWS::SQS::Queue').filter(({ RedrivePolicy }) => RedrivePolicy);
    expect(queue).toMatchObject({
      SqsManagedSseEnabled: true,
      VisibilityTimeout: 180,
      MessageRetentionPeriod: 4 * 24 * 3600,
      RedrivePolicy: {
        maxReceiveCount: 8,
        deadLetterTargetArn: { 'Fn::GetAtt': ['FeedbackUnprocessed8D10B3B4', 'Arn'] },
      },
    });
    const [letters] = propertiesOf('AWS::Lambda::EventSourceMapping').filter(
      ({ StartingPosition }) => StartingPosition === undefined,
    );
    expect(letters).toMatchObject({
      FunctionName: tells,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      EventSourceArn: { 'Fn::GetAtt': [queue?.id, 'Arn'] },
    });
  });
});

describe('the web', () => {
  it('logs neither paths, which hold tokens, nor addresses', () => {
    const [stage] = propertiesOf('AWS::ApiGatewayV2::Stage');
    expect(Object.keys(JSON.parse(stage?.AccessLogSettings.Format))).toEqual([
      'requestId',
      'time',
      'method',
      'route',
      'status',
      'milliseconds',
    ]);
    expect(stage?.AccessLogSettings.Format).not.toMatch(/path|identity|query/i);
  });

  it('answers at the root of the address and at a bounded rate', () => {
    application.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
      StageName: '$default',
      DefaultRouteSettings: { ThrottlingRateLimit: 50, ThrottlingBurstLimit: 100 },
    });
  });

  it("puts API Gateway's own address into links when there is no certificate", () => {
    const [api] = propertiesOf('AWS::ApiGatewayV2::Api');
    for (const name of lambdaNames)
      expect(theFunction(name)?.Environment.Variables.BASE_URL).toEqual({
        'Fn::GetAtt': [api?.id, 'ApiEndpoint'],
      });
  });

  it("answers under baseUrl's host, and nowhere else, when there is one", () => {
    withOwnHost.hasResourceProperties('AWS::ApiGatewayV2::Api', { DisableExecuteApiEndpoint: true });
    withOwnHost.hasResourceProperties('AWS::ApiGatewayV2::DomainName', {
      DomainName: 'course.harbour.test',
    });
    withOwnHost.hasResourceProperties('AWS::Lambda::Function', {
      FunctionName: 'dripline-test-web',
      Environment: { Variables: Match.objectLike({ BASE_URL: site.baseUrl }) },
    });
    withOwnHost.hasOutput('DnsRecord1', {
      Value: { 'Fn::Join': ['', ['course.harbour.test CNAME ', Match.anyValue()]] },
    });
  });
});

describe('the images of mails', () => {
  it('come from the web function itself, under the address of the pages, where nothing else is asked for', () => {
    application.resourceCountIs('AWS::CloudFront::Distribution', 0);
    const [api] = propertiesOf('AWS::ApiGatewayV2::Api');
    for (const name of lambdaNames)
      expect(theFunction(name)?.Environment.Variables.IMAGES_URL).toEqual({
        'Fn::Join': ['', [{ 'Fn::GetAtt': [api?.id, 'ApiEndpoint'] }, '/images']],
      });
  });

  it('come from a cache under our own name where there is a certificate for it', () => {
    withImagesHost.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: Match.objectLike({
        Aliases: ['images.course.harbour.test'],
        ViewerCertificate: Match.objectLike({
          AcmCertificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/def',
          MinimumProtocolVersion: 'TLSv1.2_2021',
        }),
      }),
    });
    withImagesHost.hasResourceProperties('AWS::Lambda::Function', {
      FunctionName: 'dripline-images-send-lessons',
      Environment: { Variables: Match.objectLike({ IMAGES_URL: 'https://images.course.harbour.test' }) },
    });
    const records = Object.values(withImagesHost.findOutputs('*')).map(({ Value }) => JSON.stringify(Value));
    expect(records.filter((record) => record.includes('images.course.harbour.test CNAME '))).toHaveLength(1);
  });

  it('are all that can be reached by that name, by looking alone, and nobody logs who opened what', () => {
    const [distribution] = Object.values(withImagesHost.findResources('AWS::CloudFront::Distribution'));
    const { Origins, DefaultCacheBehavior, CacheBehaviors, Logging } =
      distribution?.Properties.DistributionConfig ?? {};
    expect(Origins).toMatchObject([
      {
        DomainName: 'course.harbour.test',
        OriginPath: '/images',
        CustomOriginConfig: { OriginProtocolPolicy: 'https-only' },
      },
    ]);
    expect(DefaultCacheBehavior).toMatchObject({
      AllowedMethods: ['GET', 'HEAD'],
      ViewerProtocolPolicy: 'redirect-to-https',
    });
    expect({ CacheBehaviors, Logging }).toEqual({});
  });

  it('take a certificate of the one Region that CloudFront reads', () => {
    const app = new App({
      context: { imagesCertificateArn: 'arn:aws:acm:eu-west-1:111122223333:certificate/def' },
    });
    expect(readSettings(app)).toEqual({
      faults: ['-c imagesCertificateArn takes the ARN of an ACM certificate in us-east-1'],
    });
  });
});

describe('what a person hears of', () => {
  const alarm = (Namespace: string, MetricName: string, more: object) =>
    application.hasResourceProperties('AWS::CloudWatch::Alarm', { Namespace, MetricName, ...more });

  it('includes mail that stays due, and a sender that has stopped', () => {
    alarm('Dripline', 'oldestDueMinutes', {
      Dimensions: [{ Name: 'Stage', Value: 'prod' }],
      TreatMissingData: 'breaching',
    });
  });

  it('includes all mail being refused or held back, and content that was not published', () => {
    alarm('Dripline', 'halted', { Threshold: 1 });
    alarm('Dripline', 'held', { Threshold: 1 });
    alarm('Dripline', 'refused', { Threshold: 1, TreatMissingData: 'notBreaching' });
    alarm('Dripline', 'failed', { Threshold: 1, TreatMissingData: 'notBreaching' });
    alarm('Dripline', 'buildsRefused', { Threshold: 1 });
  });

  it('includes mails of which nobody knows whether SES took them', () => {
    alarm('Dripline', 'unknown', { Threshold: 1, TreatMissingData: 'notBreaching' });
  });

  it('includes an hour in which the form asked for more mails than it may', () => {
    alarm('Dripline', 'signUpBreaker', { Threshold: 1, TreatMissingData: 'notBreaching' });
  });

  it('includes bounce and complaint rates before SES acts on them', () => {
    alarm('AWS/SES', 'Reputation.BounceRate', { Threshold: 0.04 });
    alarm('AWS/SES', 'Reputation.ComplaintRate', { Threshold: 0.0008 });
  });

  it('includes sign-ups and SES events that failed for good, from the first on', () => {
    const [queue] = propertiesOf('AWS::SQS::Queue');
    alarm('AWS/SQS', 'ApproximateNumberOfMessagesVisible', {
      Threshold: 1,
      Dimensions: [{ Name: 'QueueName', Value: { 'Fn::GetAtt': [queue?.id, 'QueueName'] } }],
    });
  });

  it('includes every page that fails, and every answer that no function gave', () => {
    alarm('Dripline', 'pageFailed', { Threshold: 1, TreatMissingData: 'notBreaching' });
    alarm('AWS/ApiGateway', '5xx', { Threshold: 1, TreatMissingData: 'notBreaching' });
  });

  it.each(['Throttles', 'AsyncEventsDropped'])('includes the %s of every function', (name) => {
    const ringing = alarmsOf().find(({ figures }) =>
      figures.some((figure: { MetricName: string }) => figure.MetricName === name),
    );
    const functions = ringing?.figures.map(
      ({ Dimensions }: { Dimensions: { Value: { Ref: string } }[] }) => Dimensions[0]?.Value.Ref,
    );
    expect(functions.sort()).toEqual(lambdaNames.map((each) => theFunction(each)?.id).sort());
    expect(ringing).toMatchObject({ Threshold: 1, TreatMissingData: 'notBreaching' });
  });

  it.each(['run-job', 'record-feedback'] as const)(
    'keeps what %s failed at, encrypted and for two weeks',
    (name) => {
      const [queue] = propertiesOf('AWS::SQS::Queue');
      expect(queue).toMatchObject({ SqsManagedSseEnabled: true, MessageRetentionPeriod: 14 * 24 * 60 * 60 });
      application.hasResourceProperties('AWS::Lambda::EventInvokeConfig', {
        FunctionName: { Ref: theFunction(name)?.id },
        DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': [queue?.id, 'Arn'] } } },
      });
    },
  );

  it('includes SES pausing the account', () => {
    application.hasResourceProperties('AWS::Events::Rule', {
      EventPattern: {
        source: ['aws.ses'],
        'detail-type': ['Sending Status Disabled', 'Sending Status Enabled'],
      },
      Targets: [Match.objectLike({ Arn: { Ref: Match.stringLikeRegexp('^AlarmsTopic') } })],
    });
  });

  it('may be published by this account’s own alarms and rules alone', () => {
    const [policy] = propertiesOf('AWS::SNS::TopicPolicy');
    const allowed = policy?.PolicyDocument.Statement.filter(
      ({ Effect }: { Effect: string }) => Effect === 'Allow',
    );
    expect(allowed).toHaveLength(1);
    expect(allowed[0]).toMatchObject({
      Action: 'sns:Publish',
      Principal: { Service: ['cloudwatch.amazonaws.com', 'events.amazonaws.com'] },
      Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
    });
  });

  it('is mailed to a mailbox of their own where there is one', () => {
    withImagesHost.hasResourceProperties('AWS::SNS::Subscription', { Endpoint: 'alarms@harbour.test' });
  });

  it("is mailed to the site's contact otherwise", () => {
    application.hasResourceProperties('AWS::SNS::Subscription', {
      Protocol: 'email',
      Endpoint: 'owner@harbour.test',
    });
  });
});

it('has as many alarms as the report of costs reckons with', () => {
  expect(propertiesOf('AWS::CloudWatch::Alarm')).toHaveLength(alarmsOfAStage);
});

/** The metrics of a namespace that an alarm is on, by itself or within an expression. */
const alarmsOf = () =>
  propertiesOf('AWS::CloudWatch::Alarm').map(({ id: _, Metrics, ...alarm }) => ({
    ...alarm,
    figures: Metrics?.flatMap(
      ({ MetricStat }: { MetricStat?: { Metric: object } }) => MetricStat?.Metric ?? [],
    ) ?? [alarm],
  }));

describe('the figures that alarms and the dashboard look at', () => {
  const ofAlarms: string[] = alarmsOf().flatMap(({ figures }) =>
    figures
      .filter(({ Namespace }: { Namespace: string }) => Namespace === metricNamespace)
      .map(({ MetricName }: { MetricName: string }) => MetricName),
  );
  const dashboard = JSON.stringify(propertiesOf('AWS::CloudWatch::Dashboard'));
  const ofDashboard = [...dashboard.matchAll(/\\"Dripline\\",\\"(\w+)\\"/g)].map(([, name = '']) => name);
  const watched = new Set([...ofAlarms, ...ofDashboard]);

  it('are all of them counted: a name that nothing writes would stay silent for ever', () => {
    expect(ofAlarms.length).toBeGreaterThan(5);
    expect(ofDashboard.length).toBeGreaterThan(5);
    const names: readonly string[] = metrics;
    expect([...watched].filter((name) => !names.includes(name))).toEqual([]);
  });

  it.each(metrics)(
    'is heard of: %s is on an alarm, on the dashboard, or needs neither for a reason',
    (metric) => {
      const reason = unwatchedMetrics[metric];
      expect(watched.has(metric)).toBe(reason === undefined);
      if (reason !== undefined) expect(reason.length).toBeGreaterThan(20);
    },
  );

  it.each([
    'pageFailed',
    'failedToTry',
    'unreadableItems',
    'eventsNotUnderstood',
    'halted',
    'held',
    'unknown',
    'booksOutOfBalance',
    'notFinished',
    'buildsRefused',
  ])('mean something is wrong: one %s rings', (metric) => {
    expect(ofAlarms).toContain(metric);
  });
});

describe('the dashboard', () => {
  it('shows how many of those who were asked confirmed, and why others got no mail', () => {
    const [dashboard] = propertiesOf('AWS::CloudWatch::Dashboard');
    const body = JSON.stringify(dashboard?.DashboardBody);
    expect(body).toContain('100 * confirmed / asked');
    for (const metric of ['signUp', 'confirmed', 'signUpCappedByAddress', 'signUpTrapped', 'scannerSeen'])
      expect(body).toContain(`\\"Dripline\\",\\"${metric}\\"`);
  });
});

describe('synthesis', () => {
  it('fails on a finding of cdk-nag that nobody has answered', () => {
    const app = newApp(`${folder}/finding`);
    const stack = app.node.findChild('Application') as Stack;
    new Role(stack, 'Greedy', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') }).addToPolicy(
      new PolicyStatement({ actions: ['s3:*'], resources: ['*'] }),
    );
    expect(() => app.synth()).toThrow(/validation/i);
    const report = readFileSync(`${folder}/finding/validation-report.json`, 'utf8');
    expect(report).toContain('AwsSolutions-IAM5[Action::s3:*]');
  });

  it.each([{ stage: 'Prod_1' }, { certificateArn: 'certificate' }, { identity: 'mine' }])(
    'names the setting that it cannot use: %j',
    (context) => {
      const [name] = Object.keys(context);
      expect(readSettings(new App({ context }))).toEqual({
        faults: [expect.stringMatching(new RegExp(`^-c ${name} (is|takes)`))],
      });
    },
  );
});
