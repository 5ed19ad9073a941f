import { describe, expect, it } from 'vitest';
import { type ItemKind, keys, leadingKey } from '../../lib/adapters/dynamodb/keys.ts';
import { tableDefinition } from '../../lib/adapters/dynamodb/table-definition.ts';
import { functionName, type LambdaName, lambdaNames } from '../../lib/adapters/function-name.ts';
import { permissionsFor, type Resource } from '../../lib/adapters/port-permissions.ts';
import { functionPermissions } from '../../lib/infra/function-permissions.ts';
import { isAllowed, type Statement } from '../iam/is-allowed.ts';
import { policiesIn } from '../iam/policies.ts';
import { arnOf, secretArn, tableArn, templateSchema, untakenArn } from '../iam/resolve.ts';
import { temporaryFolder } from '../worlds/temporary-folder.ts';
import { site, synthesise, unvalidated } from './synthesised.ts';

const { data, application } = synthesise(await temporaryFolder(), {}, {}, unvalidated);
const policies = policiesIn(
  new Map([
    ['dripline-prod-data', templateSchema.parse(data.toJSON())],
    ['dripline-prod-application', templateSchema.parse(application.toJSON())],
  ]),
);
const statementsOf = (name: LambdaName): readonly Statement[] => policies[functionName('prod', name)] ?? [];
const actionsOf = (name: LambdaName) => statementsOf(name).flatMap(({ Action }) => Action);

/** Where the stacks give the rights: to write one's own log, to keep an event that failed, and to take what a stream or a queue brings. */
const isOfStacks = (action: string, arn: string) =>
  /^logs:|^sqs:(ReceiveMessage|DeleteMessage|GetQueueAttributes)$/.test(action) ||
  arn === arnOf('sqs', 'dead-letters') ||
  arn.startsWith(`${tableArn}/stream/`);

const arnsOf: Record<Resource, string[]> = {
  table: [tableArn],
  'due-index': [`${tableArn}/index/${tableDefinition.dueIndex.name}`],
  secret: [secretArn],
  sender: [arnOf('ses', 'configuration-set/dripline-prod'), arnOf('ses', 'identity/*')],
  account: ['*'],
  'run-job': [arnOf('lambda', 'function:dripline-prod-run-job')],
  'build-course': [arnOf('lambda', 'function:dripline-prod-build-course')],
  webhooks: [arnOf('sqs', 'webhooks')],
  // Only where a deploy names one.
  'event-bus': [],
  'dead-letters': [arnOf('sqs', 'dead-letters')],
  untaken: [`${untakenArn}/*`],
};

// `Object.keys` promises no more than strings.
const itemKinds = Object.keys(keys) as ItemKind[];
const ofAuthors: ItemKind[] = [
  'liveEdition',
  'contentFile',
  'image',
  'publishedList',
  'publishedIssue',
  'listMail',
  'currentCourse',
  'coursePublication',
  'courseVersion',
  'courseMail',
];

/** The kinds of items that a function may do something with. */
const kindsFor = (name: LambdaName, action: string): ItemKind[] =>
  itemKinds.filter((kind) =>
    isAllowed(statementsOf(name), {
      action,
      resource: tableArn,
      context: { 'dynamodb:LeadingKeys': [leadingKey(kind).replace('*', 'some')] },
    }),
  );

const writing = ['PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem', 'TransactWriteItems'].map(
  (operation) => `dynamodb:${operation}`,
);

describe('what each function may do', () => {
  it.each(lambdaNames)('is for %s what its use of the ports needs, and nothing else', (name) => {
    const needed = permissionsFor(functionPermissions[name]).flatMap(({ action, on, leadingKeys }) =>
      arnsOf[on]
        .filter((arn) => !isOfStacks(action, arn))
        .map((arn) => `${action} on ${arn} of ${leadingKeys ?? 'anything'}`),
    );
    const allowed = statementsOf(name).flatMap(({ Effect, Action, Resource, Condition }) =>
      Action.flatMap((action) =>
        Resource.filter((arn) => !isOfStacks(action, arn)).map((arn) => {
          expect(Effect).toBe('Allow');
          const only = Condition['ForAllValues:StringLike']?.['dynamodb:LeadingKeys'] ?? 'anything';
          return `${action} on ${arn} of ${only}`;
        }),
      ),
    );
    expect(allowed.sort()).toEqual(needed.sort());
  });

  it('includes sending for send-lessons, run-job and send-report alone, and from the two senders only', () => {
    const senders = lambdaNames.filter((name) => actionsOf(name).some((action) => /^ses:Send/.test(action)));
    expect(senders).toEqual(['send-lessons', 'run-job', 'send-report']);
    for (const name of senders)
      for (const { Action, Condition } of statementsOf(name).filter(({ Action }) =>
        Action.includes('ses:SendRawEmail'),
      )) {
        expect(Action).toEqual(['ses:SendRawEmail']);
        expect(Condition).toEqual({ StringEquals: { 'ses:FromAddress': Object.values(site.senders) } });
      }
  });

  it('has no wildcard, save for the call that IAM cannot narrow down, for whom mail is sent to, and for objects whose names Firehose makes', () => {
    const all = Object.values(application.findResources('AWS::IAM::Policy')).flatMap(
      ({ Properties }) => Properties.PolicyDocument.Statement,
    );
    const wild = all.filter(({ Action, Resource }) => JSON.stringify([Action, Resource]).includes('*'));
    expect(wild.length).toBeGreaterThan(0);
    expect(new Set(wild.flatMap(({ Action }) => Action))).toEqual(
      new Set(['ses:GetSendQuota', 'ses:SendRawEmail', 's3:GetObject']),
    );
  });

  it('comes from no policy of AWS', () => {
    for (const { Properties } of Object.values(application.findResources('AWS::IAM::Role')))
      expect(Properties).not.toHaveProperty('ManagedPolicyArns');
  });

  it('leaves what an author wrote to build-course, which never meets a person or a key', () => {
    for (const action of writing)
      for (const name of lambdaNames.filter((each) => each !== 'build-course'))
        expect(kindsFor(name, action).filter((kind) => ofAuthors.includes(kind))).toEqual([]);

    expect(actionsOf('build-course').filter((action) => !/^(dynamodb|logs):/.test(action))).toEqual([]);
    const met = actionsOf('build-course').flatMap((action) => kindsFor('build-course', action));
    expect([...new Set(met)].sort()).toEqual([...ofAuthors, 'issueRecord'].sort());
  });

  it('lets the web hand work to run-job, send-report have its mail made by build-course, and nobody call anything else', () => {
    const calling = lambdaNames.flatMap((name) =>
      statementsOf(name).filter(({ Action }) => Action.some((action) => /^lambda:/.test(action))),
    );
    expect(calling).toEqual(
      (['run-job', 'build-course'] as const).map((called) => ({
        Effect: 'Allow',
        Action: ['lambda:InvokeFunction'],
        Resource: arnsOf[called],
        Condition: {},
      })),
    );
    for (const name of ['web', 'send-report'] as const)
      expect(actionsOf(name)).toContain('lambda:InvokeFunction');
  });

  it('lets send-report count, and meet no person, no key and nothing that anybody said', () => {
    const met = new Set(
      ['GetItem', 'BatchGetItem', 'Query', 'Scan', 'PutItem', 'UpdateItem', 'DeleteItem'].flatMap(
        (operation) => kindsFor('send-report', `dynamodb:${operation}`),
      ),
    );
    expect([...met]).toContain('dayCount');
    for (const kind of [
      'subscriber',
      'enrollment',
      'subscription',
      'issueDelivery',
      'listRequest',
      'addressChange',
      'address',
      'suppression',
      'partingWords',
    ] as const)
      expect([...met]).not.toContain(kind);
    expect(actionsOf('send-report').filter((action) => /^secrets|^sqs/.test(action))).toEqual([
      'sqs:GetQueueAttributes',
    ]);
  });

  it('lets nobody change the keys', () => {
    const onSecrets = lambdaNames.flatMap(actionsOf).filter((action) => /^secrets/.test(action));
    expect(new Set(onSecrets)).toEqual(new Set(['secretsmanager:GetSecretValue']));
  });

  it('lets the web delete what is one person’s, run-job whom it has just brought in and who was erased meanwhile, the sender a late copy of an issue and who it was that was moving to an address, and nobody anything else', () => {
    const deleted = lambdaNames.map((name) => [name, kindsFor(name, 'dynamodb:DeleteItem')]);
    expect(Object.fromEntries(deleted)).toEqual({
      'build-course': [],
      'send-lessons': ['address', 'issueDelivery'],
      web: [
        'subscriber',
        'addressChange',
        'enrollment',
        'listRequest',
        'address',
        'suppression',
        'subscription',
        'issueDelivery',
        'partingWords',
      ],
      'run-job': ['subscriber', 'addressChange', 'enrollment', 'listRequest', 'address', 'subscription'],
      'record-feedback': [],
      'record-deliveries': [],
      'send-webhooks': [],
      'send-report': [],
    });
  });

  it('lets nobody but the daily look at the books read all of the record', () => {
    const scanning = lambdaNames.filter((name) => actionsOf(name).includes('dynamodb:Scan'));
    expect(scanning).toEqual(['send-lessons']);
  });
});
