import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { forEmulator, gaps, type Template, unwellOnEmulator } from './for-emulator.ts';

const sending = {
  Action: 'ses:SendRawEmail',
  Effect: 'Allow',
  Resource: 'arn:aws:ses:eu-central-1:000000000000:identity/course.test',
  Condition: { StringEquals: { 'ses:FromAddress': ['lessons@course.test'] } },
};
const reading = { Action: ['dynamodb:GetItem'], Effect: 'Allow', Resource: 'arn:of-a-table' };
const queueing = { Action: 'sqs:SendMessage', Effect: 'Allow', Resource: 'arn:of-a-queue' };
const withoutTls = (secure: string) => ({
  Action: 'sqs:*',
  Effect: 'Deny',
  Resource: 'arn:of-a-queue',
  Condition: { Bool: { 'aws:SecureTransport': secure } },
});
const policyOf = (...statements: Template['Resources'][string][]) => ({
  Type: 'AWS::IAM::Policy',
  Properties: { PolicyName: 'own', PolicyDocument: { Statement: statements } },
});

it('takes from a template what the emulator refuses, says what and why, and leaves the rest as it is', () => {
  const kept = {
    Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties: { MetricName: 'held', Namespace: 'Dripline' } },
    Keys: { Type: 'AWS::SecretsManager::Secret', Properties: {} },
    ReaderPolicy: policyOf(reading),
  };
  const outputs = {
    WebUrl: { Value: { 'Fn::GetAtt': ['Api', 'Endpoint'] } },
    Other: { Value: { Ref: 'Table' } },
  };
  const { template, changed } = forEmulator({
    Resources: {
      ...kept,
      Formula: { Type: 'AWS::CloudWatch::Alarm', Properties: { Metrics: [{ Id: 'sum' }] } },
      SenderPolicy: policyOf(reading, sending),
      KeeperPolicy: policyOf(queueing),
      QueuePolicy: { ...policyOf(reading, withoutTls('false')), Type: 'AWS::SQS::QueuePolicy' },
      Record: { Type: 'AWS::DynamoDB::GlobalTable', Properties: { BillingMode: 'PAY_PER_REQUEST' } },
    },
    Outputs: {
      ...outputs,
      DnsRecord1: { Value: { 'Fn::GetAtt': ['Identity', 'DkimDNSTokenName1'] } },
      KeysArn: { Value: { Ref: 'Keys' }, Export: { Name: 'keys' } },
    },
  });
  expect(template).toEqual({
    Resources: {
      ...kept,
      SenderPolicy: policyOf(reading, {
        Action: 'ses:SendRawEmail',
        Effect: 'Allow',
        Resource: '*',
      }),
      QueuePolicy: { ...policyOf(reading, withoutTls('neither')), Type: 'AWS::SQS::QueuePolicy' },
      KeeperPolicy: policyOf({ ...queueing, Action: ['sqs:SendMessage', 'sqs:SendMessageBatch'] }),
      Record: {
        Type: 'AWS::DynamoDB::GlobalTable',
        Properties: {
          BillingMode: 'PAY_PER_REQUEST',
          TableName: { 'Fn::Join': ['-', [{ Ref: 'AWS::StackName' }, 'Record']] },
        },
      },
    },
    Outputs: {
      ...outputs,
      KeysArn: { Value: { 'Fn::GetAtt': ['Keys', 'Id'] }, Export: { Name: 'keys' } },
    },
  });
  expect(Object.fromEntries(changed)).toEqual({
    'alarms on a formula of several metrics': ['Formula'],
    'the sender and the identity of a mail in a policy': ['SenderPolicy'],
    'messages that are sent to a queue together, under the right to send one': ['KeeperPolicy'],
    'a queue that is closed without TLS': ['QueuePolicy'],
    'the DKIM tokens of an SES identity': ['DnsRecord1'],
    "a secret's ARN as the value of an output": ['KeysArn'],
    'an update of a table without a name of its own': ['Record'],
  });
});

it('is in the table of what the emulator cannot do, with all that a doctor finds there', () => {
  const document = readFileSync(new URL('../../docs/cloud.md', import.meta.url), 'utf8');
  for (const name of [...gaps.map((gap) => `| ${gap}`), ...unwellOnEmulator.map((check) => `\`${check}\``)])
    expect(document).toContain(name);
});
