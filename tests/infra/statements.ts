import type { Template } from 'aws-cdk-lib/assertions';
import * as z from 'zod';
import type { Call } from './recorded-calls.ts';

const oneOrMore = z.union([z.array(z.unknown()), z.unknown().transform((one) => [one])]);

const policySchema = z.object({
  Properties: z.object({
    Roles: z.array(z.object({ Ref: z.string() })),
    PolicyDocument: z.object({
      Statement: z.array(
        z.object({
          Effect: z.string(),
          Action: oneOrMore.pipe(z.array(z.string())),
          Resource: oneOrMore,
          Condition: z.unknown().optional(),
        }),
      ),
    }),
  }),
});

const functionSchema = z.object({
  Properties: z.object({
    FunctionName: z.string(),
    Role: z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.literal('Arn')]) }),
  }),
});

export type Statement = {
  /** The function that may do this, or the logical id of another role. */
  who: string;
  actions: string[];
  resources: unknown[];
  condition: unknown;
};

/** Everything that IAM allows in a template, one line a statement. */
export const statementsOf = (template: Template): Statement[] => {
  const functions = Object.values(template.findResources('AWS::Lambda::Function')).map(
    (resource) => functionSchema.parse(resource).Properties,
  );
  const nameOf = (role: string) =>
    functions.find(({ Role }) => Role['Fn::GetAtt'][0] === role)?.FunctionName ?? role;
  return Object.values(template.findResources('AWS::IAM::Policy')).flatMap((resource) => {
    const { Roles, PolicyDocument } = policySchema.parse(resource).Properties;
    return Roles.flatMap(({ Ref }) =>
      PolicyDocument.Statement.map(({ Action, Resource, Condition }) => ({
        who: nameOf(Ref),
        actions: Action,
        resources: Resource,
        condition: Condition,
      })),
    );
  });
};

const conditionSchema = z.object({
  'ForAllValues:StringLike': z.object({ 'dynamodb:LeadingKeys': z.array(z.string()) }).optional(),
  'ForAllValues:StringNotLike': z.object({ 'dynamodb:LeadingKeys': z.array(z.string()) }).optional(),
});

const isLike = (value: string, patterns: string[]): boolean =>
  patterns.some((pattern) =>
    pattern.endsWith('*') ? value.startsWith(pattern.slice(0, -1)) : value === pattern,
  );

/** Whether IAM would let `who` make a call, as far as actions, the table's index and partitions go. */
export const allows = (statements: readonly Statement[], who: string, call: Call): boolean =>
  statements.some((statement) => {
    if (statement.who !== who || !statement.actions.includes(call.action)) return false;
    if (!call.action.startsWith('dynamodb:')) return true;
    const onIndex = JSON.stringify(statement.resources).includes('/index/');
    if (onIndex !== (call.index !== undefined)) return false;
    const { 'ForAllValues:StringLike': only, 'ForAllValues:StringNotLike': never } = conditionSchema.parse(
      statement.condition ?? {},
    );
    const partition = call.partition ?? '';
    if (only && !isLike(partition, only['dynamodb:LeadingKeys'])) return false;
    return !(never && isLike(partition, never['dynamodb:LeadingKeys']));
  });
