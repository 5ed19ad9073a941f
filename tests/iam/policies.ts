import * as z from 'zod';
import { type Statement, statementSchema } from './is-allowed.ts';
import { type CloudTemplates, resolveIn } from './resolve.ts';

export const policiesSchema = z.record(z.string(), z.array(statementSchema));

/** What each function may do, by its name. */
export type Policies = Readonly<Record<string, readonly Statement[]>>;

const oneOrMore = z.union([z.array(z.unknown()), z.unknown().transform((one) => [one])]);

const policySchema = z.object({
  Roles: z.array(z.object({ Ref: z.string() })),
  PolicyDocument: z.object({
    Statement: z.array(z.looseObject({ Resource: oneOrMore })),
  }),
});

const functionSchema = z.object({
  FunctionName: z.string(),
  Role: z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.literal('Arn')]) }),
});

/** The policies of all functions in the templates of a stage. */
export const policiesIn = (templates: CloudTemplates): Policies => {
  const resolve = resolveIn(templates);
  const found = [...templates].flatMap(([stack, { Resources }]) => {
    const ofType = (type: string) =>
      Object.values(Resources).flatMap(({ Type, Properties }) => (Type === type ? [Properties] : []));
    const policies = ofType('AWS::IAM::Policy').map((policy) => policySchema.parse(policy));
    return ofType('AWS::Lambda::Function').map((each) => {
      const { FunctionName, Role } = functionSchema.parse(each);
      const own = policies.filter(({ Roles }) => Roles.some(({ Ref }) => Ref === Role['Fn::GetAtt'][0]));
      const statements = own.flatMap(({ PolicyDocument }) =>
        PolicyDocument.Statement.map(({ Resource, ...rest }) =>
          statementSchema.parse({ ...rest, Resource: Resource.map((one) => resolve(stack, one)) }),
        ),
      );
      return [FunctionName, statements] as const;
    });
  });
  return Object.fromEntries(found);
};
