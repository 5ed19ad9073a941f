import type { IncomingMessage } from 'node:http';
import * as z from 'zod';
import { readSendRequest } from '../../lib/local/aws-fake/send-request.ts';
import type { AwsCall } from './is-allowed.ts';
import { arnOf, tableArn } from './resolve.ts';

/** A request to AWS: who asks, and every call that IAM would have to allow for it. */
export type AwsRequest = { service: string; caller: string; calls: AwsCall[] };

const key = z.object({ pk: z.object({ S: z.string() }) });
const tableRequestSchema = z.object({
  Key: key.optional(),
  Item: key.optional(),
  RequestItems: z.record(z.string(), z.object({ Keys: z.array(key) })).optional(),
  IndexName: z.string().optional(),
  KeyConditionExpression: z.string().optional(),
  ExpressionAttributeValues: z.record(z.string(), z.unknown()).optional(),
});

const textSchema = z.object({ S: z.string() });

/** Whose partitions a request is about: none where it asks for the whole table, or about it. */
const leadingKeysOf = (request: z.infer<typeof tableRequestSchema>): string[] => {
  const { Key, Item, RequestItems, KeyConditionExpression, ExpressionAttributeValues } = request;
  const keys = [Key, Item, ...Object.values(RequestItems ?? {}).flatMap(({ Keys }) => Keys)];
  const [, placeholder] = /^\S+ = (:\w+)/.exec(KeyConditionExpression ?? '') ?? [];
  const asked = placeholder ? [textSchema.parse(ExpressionAttributeValues?.[placeholder]).S] : [];
  return [...keys.flatMap((each) => each?.pk.S ?? []), ...asked];
};

const tableCall = (operation: string, body: string): AwsCall => {
  const request = tableRequestSchema.parse(JSON.parse(body));
  const leadingKeys = leadingKeysOf(request);
  return {
    action: `dynamodb:${operation}`,
    resource: request.IndexName ? `${tableArn}/index/${request.IndexName}` : tableArn,
    context: leadingKeys.length > 0 ? { 'dynamodb:LeadingKeys': leadingKeys } : {},
  };
};

const mailCalls = (fields: URLSearchParams): AwsCall[] => {
  const action = `ses:${fields.get('Action')}`;
  if (action !== 'ses:SendRawEmail') return [{ action, resource: '*', context: {} }];
  const { from, configurationSet } = readSendRequest(fields);
  const context = { 'ses:FromAddress': [from] };
  const domain = from.slice(from.lastIndexOf('@') + 1);
  const used = [`identity/${domain}`, ...(configurationSet ? [`configuration-set/${configurationSet}`] : [])];
  return used.map((resource) => ({ action, resource: arnOf('ses', resource), context }));
};

const secretCall = (operation: string, body: string): AwsCall => {
  const { SecretId } = z.object({ SecretId: z.string() }).parse(JSON.parse(body));
  const resource = SecretId.startsWith('arn:') ? SecretId : arnOf('secretsmanager', `secret:${SecretId}`);
  return { action: `secretsmanager:${operation}`, resource, context: {} };
};

const functionCall = (path: string): AwsCall => {
  const [, name, asked] = /\/functions\/([^/]+)\/(\w+)/.exec(path) ?? [];
  const action = asked === 'configuration' ? 'lambda:GetFunctionConfiguration' : 'lambda:InvokeFunction';
  return { action, resource: arnOf('lambda', `function:${name}`), context: {} };
};

/** IAM knows a batch of messages by the right to send one. */
const queueCall = (operation: string, body: string): AwsCall => {
  const { QueueUrl } = z.object({ QueueUrl: z.string() }).parse(JSON.parse(body));
  const name = QueueUrl.slice(QueueUrl.lastIndexOf('/') + 1);
  return { action: `sqs:${operation.replace(/Batch$/, '')}`, resource: arnOf('sqs', name), context: {} };
};

const busCalls = (operation: string, body: string): AwsCall[] => {
  const { Name, Entries } = z
    .object({
      Name: z.string().optional(),
      Entries: z.array(z.object({ EventBusName: z.string() })).default([]),
    })
    .parse(JSON.parse(body));
  const names = new Set([...(Name ? [Name] : []), ...Entries.map(({ EventBusName }) => EventBusName)]);
  return [...names].map((name) => ({
    action: `events:${operation}`,
    resource: arnOf('events', `event-bus/${name}`),
    context: {},
  }));
};

/** What a doctor reads of services that no function may ask. */
const readCall = (service: string, { method, url }: IncomingMessage): AwsCall => ({
  action: `${service}:${method} ${url}`,
  resource: '*',
  context: {},
});

/** Reads a signed request as it arrives. The signature's scope names the caller's key and the service. */
export const readAwsRequest = (request: IncomingMessage, body: Buffer): AwsRequest => {
  const [, caller = '', service = ''] =
    /Credential=([^/]+)\/\d+\/[^/]+\/([^/]+)\//.exec(String(request.headers.authorization)) ?? [];
  const [, operation = ''] = String(request.headers['x-amz-target'] ?? '').split('.');
  const text = body.toString();
  switch (service) {
    case 'dynamodb':
      return { service, caller, calls: [tableCall(operation, text)] };
    case 'secretsmanager':
      return { service, caller, calls: [secretCall(operation, text)] };
    case 'ses':
      if (request.method === 'GET') return { service, caller, calls: [readCall(service, request)] };
      return { service, caller, calls: mailCalls(new URLSearchParams(text)) };
    case 'scheduler':
    case 'sns':
      return { service, caller, calls: [readCall(service, request)] };
    case 'events':
      return { service, caller, calls: busCalls(operation, text) };
    case 'lambda':
      return { service, caller, calls: [functionCall(request.url ?? '')] };
    case 'sqs':
      return {
        service,
        caller,
        calls: [queueCall(operation, text)],
      };
    default:
      throw new Error(`A request that names no service of ours: ${request.method} ${request.url}`);
  }
};
