/**
 * What the emulated AWS cannot do, and how a template has to be changed for it. Each row is also one of the table in
 * docs/cloud.md, which says how the same thing is held instead.
 */
export const gaps = [
  'alarms on a formula of several metrics',
  'the DKIM tokens of an SES identity',
  "a secret's ARN as the value of an output",
  'the sender and the identity of a mail in a policy',
  'messages that are sent to a queue together, under the right to send one',
  'a queue that is closed without TLS',
  'an update of a table without a name of its own',
] as const;

/**
 * What a doctor finds not to be well with a stage on the emulator, each because of the emulator, as that table says. Another one is a
 * fault of ours, or something else that the emulator cannot do.
 */
export const unwellOnEmulator = [
  'identity',
  'dkim',
  'mail-from',
  'spf',
  'dmarc',
  'event-path',
  'one-click',
  'table',
] as const;

type Gap = (typeof gaps)[number];
type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
type Entry = { [key: string]: Json };
export type Template = { Resources: Record<string, Entry>; Outputs?: Record<string, Entry> };

/** The template without what the emulator refuses, and what was changed because of what. */
export const forEmulator = (template: Template): { template: Template; changed: Map<Gap, string[]> } => {
  const changed = new Map<Gap, string[]>();
  const note = (gap: Gap, what: string) => changed.set(gap, [...(changed.get(gap) ?? []), what]);
  const resources = Object.entries(template.Resources).flatMap(([name, resource]): [string, Entry][] => {
    if (isFormulaAlarm(resource)) {
      note('alarms on a formula of several metrics', name);
      return [];
    }
    if (resource.Type === 'AWS::DynamoDB::GlobalTable') {
      note('an update of a table without a name of its own', name);
      return [[name, withName(resource, name)]];
    }
    if (resource.Type === 'AWS::SQS::QueuePolicy') {
      const open = withStatements(resource, closedWithTls);
      if (open !== resource) note('a queue that is closed without TLS', name);
      return [[name, open]];
    }
    if (resource.Type !== 'AWS::IAM::Policy') return [[name, resource]];
    const open = withStatements(resource, withoutSender);
    if (open !== resource) note('the sender and the identity of a mail in a policy', name);
    const batched = withStatements(open, withBatches);
    if (batched !== open)
      note('messages that are sent to a queue together, under the right to send one', name);
    return [[name, batched]];
  });
  const secrets = new Set(
    Object.entries(template.Resources).flatMap(([name, { Type }]) =>
      Type === 'AWS::SecretsManager::Secret' ? [name] : [],
    ),
  );
  const outputs = Object.entries(template.Outputs ?? {}).flatMap(([name, output]): [string, Entry][] => {
    if (JSON.stringify(output).includes('DkimDNSToken')) {
      note('the DKIM tokens of an SES identity', name);
      return [];
    }
    const secret = referenceOf(output.Value);
    if (secret === undefined || !secrets.has(secret)) return [[name, output]];
    note("a secret's ARN as the value of an output", name);
    return [[name, { ...output, Value: { 'Fn::GetAtt': [secret, 'Id'] } }]];
  });
  return {
    template: { ...template, Resources: Object.fromEntries(resources), Outputs: Object.fromEntries(outputs) },
    changed,
  };
};

const isEntry = (json: Json | undefined): json is Entry =>
  typeof json === 'object' && json !== null && !Array.isArray(json);

const referenceOf = (json: Json | undefined): string | undefined =>
  isEntry(json) && typeof json.Ref === 'string' ? json.Ref : undefined;

const isFormulaAlarm = ({ Type, Properties }: Entry): boolean =>
  Type === 'AWS::CloudWatch::Alarm' && isEntry(Properties) && Array.isArray(Properties.Metrics);

/** The emulator would make another table, without what is in this one. */
const withName = (table: Entry, name: string): Entry => ({
  ...table,
  Properties: {
    ...(isEntry(table.Properties) ? table.Properties : {}),
    TableName: { 'Fn::Join': ['-', [{ Ref: 'AWS::StackName' }, name]] },
  },
});

/** The policy with each of its statements as `change` has it; the same one where nothing is changed. */
const withStatements = (policy: Entry, change: (statement: Entry) => Entry): Entry => {
  const { Properties } = policy;
  if (!isEntry(Properties) || !isEntry(Properties.PolicyDocument)) return policy;
  const { Statement } = Properties.PolicyDocument;
  if (!Array.isArray(Statement)) return policy;
  const statements = Statement.map((statement) => (isEntry(statement) ? change(statement) : statement));
  if (statements.every((statement, index) => statement === Statement[index])) return policy;
  return {
    ...policy,
    Properties: { ...Properties, PolicyDocument: { ...Properties.PolicyDocument, Statement: statements } },
  };
};

/** The emulator knows no `ses:FromAddress`, and no identity of a raw mail: it would refuse each. */
const withoutSender = (statement: Entry): Entry => {
  if (!actionsOf(statement).includes('ses:SendRawEmail')) return statement;
  const { Condition: _, ...rest } = statement;
  return { ...rest, Resource: '*' };
};

/**
 * The functions ask the emulator without TLS, and would not be let into such a queue; the operator's commands come through a gateway that
 * says they came with it. A value that no request has shuts out neither.
 */
const closedWithTls = (statement: Entry): Entry =>
  isEntry(statement.Condition) && isEntry(statement.Condition.Bool)
    ? { ...statement, Condition: { Bool: { ...statement.Condition.Bool, 'aws:SecureTransport': 'neither' } } }
    : statement;

/** In IAM no action has the name of the batch call: it goes by the right to send. The emulator takes each call's name for an action. */
const withBatches = (statement: Entry): Entry => {
  const actions = actionsOf(statement);
  return actions.includes('sqs:SendMessage')
    ? { ...statement, Action: [...actions, 'sqs:SendMessageBatch'] }
    : statement;
};

const actionsOf = ({ Action }: Entry): Json[] => (Array.isArray(Action) ? Action : [Action ?? null]);
