import * as z from 'zod';
import { localNames } from '../../lib/local/process/environment.ts';

/** A template that `cdk synth` wrote, as far as policies need it. */
export const templateSchema = z.object({
  Resources: z.record(
    z.string(),
    z.object({ Type: z.string(), Properties: z.record(z.string(), z.unknown()).default({}) }),
  ),
  Outputs: z
    .record(z.string(), z.object({ Value: z.unknown(), Export: z.object({ Name: z.unknown() }).optional() }))
    .default({}),
});
export type CloudTemplate = z.infer<typeof templateSchema>;

/** The templates of a stage, by the names of their stacks. */
export type CloudTemplates = ReadonlyMap<string, CloudTemplate>;

const account = '000000000000';
const region = 'us-east-1';
const pseudo: Record<string, string> = {
  'AWS::Partition': 'aws',
  'AWS::Region': region,
  'AWS::AccountId': account,
};

export const arnOf = (service: string, resource: string): string =>
  `arn:aws:${service}:${region}:${account}:${resource}`;

export const tableArn = arnOf('dynamodb', `table/${localNames.table}`);
export const untakenArn = 'arn:aws:s3:::untaken';
export const secretArn = arnOf('secretsmanager', `secret:${localNames.secretId}`);

const intrinsic = z.union([
  z.strictObject({ Ref: z.string() }),
  z.strictObject({ 'Fn::GetAtt': z.tuple([z.string(), z.enum(['Arn', 'StreamArn'])]) }),
  z.strictObject({ 'Fn::Join': z.tuple([z.string(), z.array(z.unknown())]) }),
  z.strictObject({ 'Fn::ImportValue': z.string() }),
  z.strictObject({ 'Fn::GetStackOutput': z.object({ StackName: z.string(), OutputName: z.string() }) }),
]);

/**
 * What CloudFormation would make of a value in a template of these, were it deployed with the names of the local
 * world. A resource that no function of ours calls comes to an ARN of its logical id.
 */
export const resolveIn = (templates: CloudTemplates) => {
  const templateOf = (stack: string): CloudTemplate => {
    const template = templates.get(stack);
    if (!template) throw new Error(`There is no stack ${stack} among ${[...templates.keys()].join(', ')}.`);
    return template;
  };

  const reference = (stack: string, id: string): string => {
    const { Type, Properties } = templateOf(stack).Resources[id] ?? {};
    switch (Type) {
      case 'AWS::SES::EmailIdentity':
        return z.string().parse(Properties?.EmailIdentity);
      case 'AWS::SecretsManager::Secret':
        return secretArn;
      default:
        return id;
    }
  };

  const arn = (stack: string, id: string): string => {
    const { Type, Properties } = templateOf(stack).Resources[id] ?? {};
    switch (Type) {
      case 'AWS::DynamoDB::GlobalTable':
        return tableArn;
      case 'AWS::Lambda::Function':
        return arnOf('lambda', `function:${z.string().parse(Properties?.FunctionName)}`);
      case 'AWS::SQS::Queue':
        return arnOf('sqs', id.startsWith('Webhooks') ? 'webhooks' : 'dead-letters');
      case 'AWS::S3::Bucket':
        return untakenArn;
      default:
        return arnOf('elsewhere', id);
    }
  };

  /** What the stack says that exports it by this name. */
  const imported = (name: string): string => {
    for (const [stack, { Outputs }] of templates)
      for (const { Value, Export } of Object.values(Outputs))
        if (Export?.Name === name) return resolve(stack, Value);
    throw new Error(`No stack exports ${name}.`);
  };

  const resolve = (stack: string, value: unknown): string => {
    if (typeof value === 'string') return value;
    const given = intrinsic.parse(value);
    if ('Ref' in given) return pseudo[given.Ref] ?? reference(stack, given.Ref);
    if ('Fn::GetAtt' in given) {
      const [id, attribute] = given['Fn::GetAtt'];
      return attribute === 'StreamArn' ? `${arn(stack, id)}/stream/now` : arn(stack, id);
    }
    if ('Fn::Join' in given) {
      const [separator, parts] = given['Fn::Join'];
      return parts.map((part) => resolve(stack, part)).join(separator);
    }
    if ('Fn::ImportValue' in given) return imported(given['Fn::ImportValue']);
    const { StackName, OutputName } = given['Fn::GetStackOutput'];
    return resolve(StackName, templateOf(StackName).Outputs[OutputName]?.Value);
  };
  return resolve;
};
