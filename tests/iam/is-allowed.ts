import * as z from 'zod';

const oneOrMore = z.union([z.array(z.string()), z.string().transform((one) => [one])]);

/** The operators of conditions that our policies use; a policy with any other is refused, not half understood. */
const conditionSchema = z.strictObject({
  StringEquals: z.record(z.string(), oneOrMore).optional(),
  'ForAllValues:StringLike': z.record(z.string(), oneOrMore).optional(),
});

/** One statement of a policy, its resources as the ARNs that they come to. */
export const statementSchema = z.strictObject({
  Effect: z.enum(['Allow', 'Deny']),
  Action: oneOrMore,
  Resource: oneOrMore,
  Condition: conditionSchema.default({}),
});
export type Statement = z.infer<typeof statementSchema>;

/** One call to AWS, as IAM looks at it. */
export type AwsCall = {
  action: string;
  resource: string;
  /** The values of condition keys. A key that the call does not have is not there. */
  context: Readonly<Record<string, readonly string[]>>;
};

/** What a pattern with wildcards fits, read once: a world's every call is held against dozens of them. */
const known = new Map<string, RegExp>();

const patternOf = (pattern: string): RegExp => {
  const escaped = pattern.replaceAll(/[\\^$.|+()[\]{}]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's');
};

/** IAM's wildcards: `*` for any characters, `?` for one. */
const isLike = (value: string, pattern: string): boolean => {
  if (!pattern.includes('*') && !pattern.includes('?')) return value === pattern;
  const read = known.get(pattern) ?? patternOf(pattern);
  known.set(pattern, read);
  return read.test(value);
};

const isAnyOf = (value: string, patterns: readonly string[]): boolean =>
  patterns.some((pattern) => isLike(value, pattern));

const holds = ({ Condition }: Statement, { context }: AwsCall): boolean => {
  const { StringEquals = {}, 'ForAllValues:StringLike': StringLike = {} } = Condition;
  const equal = Object.entries(StringEquals).every(([key, wanted]) =>
    context[key]?.some((value) => wanted.includes(value)),
  );
  // By IAM's rules a key that the call does not have passes: nothing of it is outside the patterns.
  const like = Object.entries(StringLike).every(([key, patterns]) =>
    (context[key] ?? []).every((value) => isAnyOf(value, patterns)),
  );
  return equal && like;
};

/** Whether IAM lets a call through: one statement allows it, and none denies it. */
export const isAllowed = (statements: readonly Statement[], call: AwsCall): boolean => {
  const about = statements.filter(
    (statement) =>
      isAnyOf(call.action, statement.Action) &&
      isAnyOf(call.resource, statement.Resource) &&
      holds(statement, call),
  );
  return about.some(({ Effect }) => Effect === 'Allow') && about.every(({ Effect }) => Effect === 'Allow');
};
