import { Validations } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { type PortMethod, permissionsFor, type Resource } from '../adapters/port-permissions.ts';
import type { DriplineFunction } from './dripline-function.ts';

/** What a resource of the permissions is in this stage: its ARNs (none where the stage goes without it), and under which conditions it may be used at all. */
export type Target = { arns: string[]; conditions?: Record<string, Record<string, string[]>> };

/** `nameOfAll`: what cdk-nag calls all objects of the bucket. */
export type Targets = Record<Exclude<Resource, 'account'>, Target> & { untaken: { nameOfAll: string } };

/** Lets a function do what its use of the ports asks for, and nothing else. */
export const allowPorts = (fn: DriplineFunction, methods: readonly PortMethod[], targets: Targets): void => {
  for (const { action, on, leadingKeys } of permissionsFor(methods)) {
    const { arns, conditions } = on === 'account' ? wholeAccount(fn) : targets[on];
    if (arns.length === 0) continue;
    if (on === 'sender') acknowledgeAnyIdentity(fn);
    if (on === 'untaken') acknowledgeAnyUntaken(fn, targets.untaken.nameOfAll);
    const partitions = leadingKeys && {
      'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': leadingKeys },
    };
    fn.lambda.addToRolePolicy(
      new PolicyStatement({
        actions: [action],
        resources: arns,
        conditions: { ...conditions, ...partitions },
      }),
    );
  }
};

const acknowledgeAnyIdentity = (fn: DriplineFunction): void =>
  Validations.of(fn).acknowledge({
    id: 'AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:ses:<AWS::Region>:<AWS::AccountId>:identity/*]',
    reason:
      "In its sandbox SES asks for the right to a recipient's identity too; ses:FromAddress says who may be the sender.",
  });

const acknowledgeAnyUntaken = (fn: DriplineFunction, nameOfAll: string): void =>
  Validations.of(fn).acknowledge({
    id: `AwsSolutions-IAM5[Resource::${nameOfAll}]`,
    reason: 'Firehose makes the names of the objects that are read.',
  });

const wholeAccount = (fn: DriplineFunction): Target => {
  Validations.of(fn).acknowledge({
    id: 'AwsSolutions-IAM5[Resource::*]',
    reason: 'ses:GetSendQuota reads a number of the account; IAM knows no narrower resource for it.',
  });
  return { arns: ['*'] };
};
