import { readFileSync } from 'node:fs';
import { App, CfnResource, type Stack } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { describe, expect, it } from 'vitest';
import { tableDefinition } from '../../lib/adapters/dynamodb/table-definition.ts';
import { environmentSchema } from '../../lib/adapters/environment.ts';
import { functionName, type LambdaName, lambdaNames } from '../../lib/adapters/function-name.ts';
import { metricNamespace } from '../../lib/adapters/telemetry.ts';
import { metrics } from '../../lib/domain/reports/metric.ts';
import { alarmsOfAStage } from '../../lib/domain/reports/money.ts';
import { senderNodeOptions } from '../../lib/infra/node-options.ts';
import { readStageName } from '../../lib/infra/settings.ts';
import { unwatchedMetrics } from '../../lib/infra/unwatched-metrics.ts';
import type { Results } from '../bench/figures.ts';
import { temporaryFolder } from '../worlds/temporary-folder.ts';
import { newApp, site, synthesise, unvalidated } from './synthesised.ts';

const folder = await temporaryFolder();
const arn = 'arn:aws:acm:eu-west-1:111122223333:certificate/abc';
// A stage that has all that it may have comes first: CDK loads the rules of CloudFormation anew for each template with a type that none before had.
newApp(
  `${folder}/everything`,
  {
    hostedZone: { id: 'Z0123456789', name: 'harbour.test' },
    domains: [{ name: 'harbour.test' }, { name: 'letters.elsewhere.test', certificate: arn }],
    images: {
      domains: ['images.harbour.test', 'images.elsewhere.test'],
      certificate: 'arn:aws:acm:us-east-1:111122223333:certificate/def',
    },
    throttle: { rate: 400, burst: 800 },
    mailFrom: 'bounces',
    eventBus: 'partners',
    alarmsTo: 'alarms@harbour.test',
    budget: 20,
  },
  { tracking: { ...site.tracking, opens: true, clicks: true } },
).synth();
const { data, address, application, isProtected } = synthesise(`${folder}/prod`);
const ownHost = synthesise(
  `${folder}/test`,
  {
    stage: 'test',
    identity: 'existing',
    domains: [{ name: 'course.harbour.test', certificate: arn }],
  },
  { sending: { ...site.sending, sweepers: 2 } },
);
const withOwnHost = ownHost.application;

const withEventBus = synthesise(
  `${folder}/bus`,
  { stage: 'bus', eventBus: 'partners' },
  {},
  unvalidated,
).application;

const imagesHost = synthesise(
  `${folder}/images`,
  {
    stage: 'images',
    alarmsTo: 'alarms@harbour.test',
    domains: [{ name: 'course.harbour.test', certificate: arn }],
    images: {
      domains: ['images.course.harbour.test', 'images.harbour.test'],
      certificate: 'arn:aws:acm:us-east-1:111122223333:certificate/def',
    },
  },
  {},
  unvalidated,
);
const withImagesHost = imagesHost.application;
/** As stages were before they had a stack of their own for it. */
const asBefore = synthesise(`${folder}/before`, {
  stage: 'before',
  addressStack: false,
  domains: [{ name: 'course.harbour.test', certificate: arn }],
});

const nameOf = (name: LambdaName) => functionName('prod', name);
const propertiesOf = (type: string, template = application) =>
  Object.entries(template.findResources(type)).map(([id, { Properties }]) => ({ id, ...Properties }));
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

  it.each(['data', 'address'])('the %s stack cannot be deleted by mistake', (name) => {
    expect(isProtected(name)).toBe(true);
  });

  it('cannot lose an export that another stack reads, nor be deleted while one does', () => {
    const values = Object.values(data.findOutputs('*')).filter(({ Export }) => Export);
    expect(values.map(({ Value }) => JSON.stringify(Value)).sort()).toEqual(
      [
        { 'Fn::GetAtt': ['Record', 'Arn'] },
        { 'Fn::GetAtt': ['Record', 'StreamArn'] },
        { Ref: 'Keys' },
        { Ref: 'Record' },
        { Ref: 'Untaken' },
        { 'Fn::GetAtt': ['Untaken', 'Arn'] },
      ]
        .map((value) => JSON.stringify(value))
        .sort(),
    );
    const { TABLE_NAME, SECRET_ID } = theFunction('web')?.Environment.Variables ?? {};
    for (const value of [TABLE_NAME, SECRET_ID])
      expect(value).toEqual({ 'Fn::ImportValue': expect.any(String) });
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
    const { Resources } = data.toJSON();
    const ids = Object.keys(Resources).filter((id) => Resources[id].Type !== 'AWS::S3::BucketPolicy');
    expect(ids.sort()).toEqual(['Keys', 'Record', 'Untaken']);
  });

  it('never changes the logical id of the dead-letter queue, which would make a new one without what waits', () => {
    expect(Object.keys(application.findResources('AWS::SQS::Queue'))).toContain(
      'FeedbackUnprocessed8D10B3B4',
    );
  });

  it('keeps nothing of the application: it can be destroyed, and deployed again under the same names', () => {
    for (const template of [application, withOwnHost, withImagesHost, asBefore.application]) {
      const kept = Object.entries(
        template.toJSON().Resources as Record<string, Record<string, unknown>>,
      ).filter(([, resource]) =>
        /Retain|Snapshot/.test(`${resource.DeletionPolicy} ${resource.UpdateReplacePolicy}`),
      );
      expect(kept.map(([id, { Type }]) => `${Type} ${id}`)).toEqual([]);
    }
  });

  it('never changes the logical ids of what has a fixed name: CloudFormation would make the new one beside the old, and fail', () => {
    for (const [one, other] of [
      [application, address],
      [asBefore.application, asBefore.application],
    ] as const) {
      expect(Object.keys(one.findResources('AWS::SES::ConfigurationSet'))).toEqual([
        'SendingConfigurationSetA216B40C',
      ]);
      expect(Object.keys(other.findResources('AWS::SES::EmailIdentity'))).toEqual([
        'Sendingharbourtest7CBCD914',
      ]);
    }
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

describe('a table that was restored', () => {
  const restored = {
    table: 'arn:aws:dynamodb:eu-west-1:111122223333:table/dripline-prod-data-restored',
    stream:
      'arn:aws:dynamodb:eu-west-1:111122223333:table/dripline-prod-data-restored/stream/2027-01-12T00:00:00.000',
  };
  const adopted = synthesise(`${folder}/restored`, { restored });

  it('is what every function works on, and what others are told of, and the one before it stays', () => {
    const functions = propertiesOf('AWS::Lambda::Function', adopted.application);
    expect(functions).toHaveLength(lambdaNames.length);
    for (const { Environment } of functions)
      expect(Environment.Variables.TABLE_NAME).toBe('dripline-prod-data-restored');
    adopted.application.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      EventSourceArn: restored.stream,
    });
    expect(Object.keys(adopted.data.toJSON().Resources)).toEqual(expect.arrayContaining(['Keys', 'Record']));
  });

  it('is all that any function may read or write', () => {
    const tables = propertiesOf('AWS::IAM::Policy', adopted.application).flatMap(({ PolicyDocument }) =>
      PolicyDocument.Statement.filter(({ Action }: { Action: unknown }) =>
        JSON.stringify(Action).includes('dynamodb:'),
      ).map(({ Resource }: { Resource: unknown }) => JSON.stringify(Resource)),
    );
    expect(tables.length).toBeGreaterThan(lambdaNames.length);
    for (const resource of tables) expect(resource).toContain('table/dripline-prod-data-restored');
  });

  it('is adopted, and left again, without a change to what the data stack exports', () => {
    const exported = ({ data: of }: { data: typeof data }) => Object.keys(of.findOutputs('*')).sort();
    expect(exported(adopted)).toEqual(exported({ data }));
  });
});

describe('the functions', () => {
  it('are those of lambdas/ and no helper that nobody watches', () => {
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
    expect(Object.keys(ours).sort()).toEqual(
      Object.keys(environmentSchema.shape)
        // Only where a deploy names one.
        .filter((name) => name !== 'EVENT_BUS')
        .sort(),
    );
    expect(JSON.stringify(Variables)).not.toContain('resolve:');
  });
});

it('has the sender run as the benchmark measures it, by options that Node takes from an environment', () => {
  const { NODE_OPTIONS } = theFunction('send-lessons')?.Environment?.Variables ?? {};
  expect(NODE_OPTIONS).toBe(senderNodeOptions);
  const names = senderNodeOptions.split(' ').map((option) => option.split('=')[0] ?? '');
  expect(names.filter((name) => !process.allowedNodeEnvironmentFlags.has(name))).toEqual([]);
});

it('gives the sender twice the memory that its longest sweep was measured to need', () => {
  const { figures }: Results = JSON.parse(
    readFileSync(new URL('../bench/results.json', import.meta.url), 'utf8'),
  );
  const peaks = figures.filter(({ name }) => name.startsWith('peak memory of the sweeper'));
  expect(theFunction('send-lessons')?.MemorySize).toBeGreaterThan(
    2 * Math.max(...peaks.map(({ value }) => value)),
  );
  expect(peaks).not.toEqual([]);
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
    address.hasResourceProperties('AWS::SES::EmailIdentity', {
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

  const always = ['bounce', 'complaint', 'reject', 'deliveryDelay', 'renderingFailure'];

  it('reports what became of it, but not who opened or clicked', () => {
    const all = propertiesOf('AWS::SES::ConfigurationSetEventDestination');
    expect(all.map(({ EventDestination }) => EventDestination.MatchingEventTypes)).toEqual([
      always,
      ['delivery'],
    ]);
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
      unvalidated,
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

  it('brings deliveries to record-deliveries by Firehose, many together, a minute after the first', () => {
    const [stream] = propertiesOf('AWS::KinesisFirehose::DeliveryStream');
    const asked = new Map(
      stream?.ExtendedS3DestinationConfiguration.ProcessingConfiguration.Processors[0].Parameters.map(
        ({ ParameterName, ParameterValue }: { ParameterName: string; ParameterValue: unknown }) => [
          ParameterName,
          ParameterValue,
        ],
      ),
    );
    expect(asked.get('LambdaArn')).toEqual({
      'Fn::GetAtt': [theFunction('record-deliveries')?.id, 'Arn'],
    });
    expect([asked.get('BufferIntervalInSeconds'), asked.get('BufferSizeInMBs')]).toEqual(['60', '1']);
    application.hasResourceProperties('AWS::SES::ConfigurationSetEventDestination', {
      EventDestination: {
        Enabled: true,
        MatchingEventTypes: ['delivery'],
        KinesisFirehoseDestination: Match.objectLike({
          DeliveryStreamARN: { 'Fn::GetAtt': [stream?.id, 'Arn'] },
        }),
      },
    });
  });

  it('tells EventBridge of deliveries, as before, until they have their own way', () => {
    const all = application.findResources('AWS::SES::ConfigurationSetEventDestination');
    const [others, own] = ['EventBridgeDestination', 'KinesisFirehoseDestination'].map((kind) =>
      Object.entries(all).find(([, { Properties }]) => kind in Properties.EventDestination),
    );
    expect(others?.[1].DependsOn).toContain(own?.[0]);
  });

  it('lets SES of this account and configuration set alone write to that stream, and Firehose to one folder of the bucket', () => {
    const roles = propertiesOf('AWS::IAM::Role').filter(({ id }) => id.startsWith('Deliveries'));
    const allowed = roles.flatMap(({ Policies }) =>
      Policies.flatMap(
        ({ PolicyDocument }: { PolicyDocument: { Statement: { Action: string | string[] }[] } }) =>
          PolicyDocument.Statement.flatMap(({ Action }) => Action),
      ),
    );
    expect(allowed.sort()).toEqual([
      'firehose:PutRecordBatch',
      'lambda:GetFunctionConfiguration',
      'lambda:InvokeFunction',
      's3:AbortMultipartUpload',
      's3:GetBucketLocation',
      's3:GetObject',
      's3:ListBucket',
      's3:ListBucketMultipartUploads',
      's3:PutObject',
    ]);
    const ofSes = roles.find(({ AssumeRolePolicyDocument }) =>
      JSON.stringify(AssumeRolePolicyDocument).includes('ses.amazonaws.com'),
    );
    expect(ofSes?.AssumeRolePolicyDocument.Statement[0].Condition.StringEquals).toEqual({
      'AWS:SourceAccount': { Ref: 'AWS::AccountId' },
      'AWS:SourceArn': {
        'Fn::Join': ['', expect.arrayContaining([':configuration-set/dripline-prod'])],
      },
    });
  });

  it('calls record-deliveries once more with what Firehose could hand to nobody, and keeps what fails then, too', () => {
    const [queue] = propertiesOf('AWS::SQS::Queue');
    const kept = { 'Fn::GetAtt': [queue?.id, 'Arn'] };
    application.hasResourceProperties('AWS::Events::Rule', {
      EventPattern: {
        source: ['aws.s3'],
        'detail-type': ['Object Created'],
        detail: { bucket: { name: [{ 'Fn::ImportValue': Match.anyValue() }] } },
      },
      Targets: [
        Match.objectLike({
          Arn: { 'Fn::GetAtt': [theFunction('record-deliveries')?.id, 'Arn'] },
          DeadLetterConfig: { Arn: kept },
        }),
      ],
    });
  });

  it('keeps that in a bucket of its own: encrypted, closed to the public and without TLS, empty after two weeks, and there when the application is destroyed', () => {
    data.hasResource('AWS::S3::Bucket', {
      DeletionPolicy: 'Retain',
      Properties: {
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
        },
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
        LifecycleConfiguration: {
          Rules: [Match.objectLike({ ExpirationInDays: 14, Status: 'Enabled' })],
        },
        NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } },
      },
    });
    expect(JSON.stringify(data.findResources('AWS::S3::BucketPolicy'))).toContain('aws:SecureTransport');
    application.resourceCountIs('AWS::S3::Bucket', 0);
  });

  it('takes over a domain that SES knows already when told so', () => {
    ownHost.address.resourceCountIs('AWS::SES::EmailIdentity', 0);
    const policies = withOwnHost.findResources('AWS::IAM::Policy');
    expect(JSON.stringify(policies)).toContain('lessons@harbour.test');
  });
});

describe('what others are told of', () => {
  const tells = { Ref: theFunction('send-webhooks')?.id };

  it('goes to no event bus, and no function may use one, unless a deploy names it', () => {
    const all = JSON.stringify(application.toJSON());
    expect(all).not.toContain('events:PutEvents');
    expect(all).not.toContain('EVENT_BUS');
  });

  it('goes to the event bus that a deploy names, with rights for send-webhooks on that one alone', () => {
    const granted = Object.values(withEventBus.findResources('AWS::IAM::Policy')).flatMap(
      ({ Properties }) => {
        const all: { Action: string | string[]; Resource: unknown }[] = Properties.PolicyDocument.Statement;
        return all
          .filter(({ Action }) => [Action].flat().some((action) => action.startsWith('events:')))
          .map(({ Action, Resource }) => ({ role: Properties.Roles[0].Ref, Action, Resource }));
      },
    );
    expect(granted).toEqual([
      {
        role: expect.stringMatching(/^sendwebhooks/),
        Action: ['events:DescribeEventBus', 'events:PutEvents'],
        Resource: { 'Fn::Join': ['', expect.arrayContaining([':event-bus/partners'])] },
      },
    ]);
    withEventBus.hasResourceProperties('AWS::Lambda::Function', {
      FunctionName: functionName('bus', 'send-webhooks'),
      Environment: { Variables: Match.objectLike({ EVENT_BUS: 'partners' }) },
    });
  });

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
    const [stage] = propertiesOf('AWS::ApiGatewayV2::Stage', address);
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
    address.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
      StageName: '$default',
      DefaultRouteSettings: { ThrottlingRateLimit: 50, ThrottlingBurstLimit: 100 },
    });
  });
});

describe('the images of mails', () => {
  it('come from the web function itself, under the address of the pages, where nothing else is asked for', () => {
    address.resourceCountIs('AWS::CloudFront::Distribution', 0);
    for (const name of lambdaNames) {
      const { BASE_URL, IMAGES_URL } = theFunction(name)?.Environment.Variables ?? {};
      expect(IMAGES_URL).toEqual({ 'Fn::Join': ['', [BASE_URL, '/images']] });
    }
  });

  it('come from a cache under our own name where there is a certificate for it', () => {
    imagesHost.address.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: Match.objectLike({
        Aliases: ['images.course.harbour.test', 'images.harbour.test'],
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
    const records = Object.values(imagesHost.address.findOutputs('*')).map(({ Value }) =>
      JSON.stringify(Value),
    );
    expect(
      records.filter((record) => /images\.[a-z.]*harbour\.test\. 3600 IN CNAME /.test(record)),
    ).toHaveLength(2);
  });

  it('are all that can be reached by that name, by looking alone, and nobody logs who opened what', () => {
    const [distribution] = Object.values(imagesHost.address.findResources('AWS::CloudFront::Distribution'));
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

  it('includes deliveries that have waited at Firehose for an hour, of the day that it keeps them', () => {
    alarm('AWS/Firehose', 'DeliveryToS3.DataFreshness', {
      Threshold: 3600,
      Statistic: 'Maximum',
      TreatMissingData: 'notBreaching',
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

  it.each(['run-job', 'record-feedback', 'record-deliveries'] as const)(
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

it('has no alarm of which docs/running-it.md does not say what to do, and says so of no other', () => {
  const document = readFileSync(new URL('../../docs/running-it.md', import.meta.url), 'utf8');
  const [, table = ''] = document.split('## Alarms\n');
  const described = [...table.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, name = '']) => name);
  // CloudFormation takes no hyphens in an id, and CDK ends it with a hash.
  const deployed = propertiesOf('AWS::CloudWatch::Alarm').map(({ id }) => id.slice('Alarms'.length, -8));
  expect(described.map((name) => name.replaceAll('-', '')).sort()).toEqual(deployed.sort());
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
    const app = newApp(`${folder}/finding`, {}, {}, unvalidated);
    const stack = app.node.findChild('Application') as Stack;
    new Role(stack, 'Greedy', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') }).addToPolicy(
      new PolicyStatement({ actions: ['s3:*'], resources: ['*'] }),
    );
    expect(() => app.synth()).toThrow(/validation/i);
    const report = readFileSync(`${folder}/finding/validation-report.json`, 'utf8');
    expect(report).toContain('AwsSolutions-IAM5[Action::s3:*]');
  });

  it('fails on what CloudFormation would refuse, and finds nothing in a stage that has all it may have', () => {
    const everything = JSON.parse(readFileSync(`${folder}/everything/validation-report.json`, 'utf8'));
    expect(everything).toMatchObject({ pluginReports: [] });
    const app = newApp(`${folder}/refused`);
    new CfnResource(app.node.findChild('Data') as Stack, 'Odd', {
      type: 'AWS::SQS::Queue',
      properties: { DelaySeconds: 'never' },
    });
    expect(() => app.synth()).toThrow(/validation/i);
    expect(readFileSync(`${folder}/refused/validation-report.json`, 'utf8')).toContain('DelaySeconds');
  });

  it('names a stage that it cannot use', () => {
    expect(readStageName(new App({ outdir: folder, context: { stage: 'Prod_1' } }))).toEqual({
      faults: ['-c stage takes up to 20 lower-case letters, digits and hyphens'],
    });
  });

  it.each(['certificateArn', 'imagesCertificateArn', 'alarmsTo', 'identity'])(
    'does not pass over what was told it by -c %s before, but says where it stands now',
    (name) => {
      expect(
        readStageName(new App({ outdir: folder, context: { stage: 'test', [name]: 'something' } })),
      ).toEqual({
        faults: [
          expect.stringMatching(new RegExp(`^-c ${name} is no more: .* stages/test.yaml of the content`)),
        ],
      });
    },
  );
});
