import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { tableDefinition } from '../adapters/table-definition.ts';
import type { DriplineFunction } from './dripline-function.ts';

/** The partitions that hold what an author wrote and what was compiled from it. All others hold people. */
const contentPartitions = ['CONTENT', 'CONTENT#*', 'COURSE#*'];

const read = ['dynamodb:GetItem', 'dynamodb:Query'];
const leadingKeys = { 'dynamodb:LeadingKeys': contentPartitions };

/** Content only: this function never meets an address. */
export const allowContent = (fn: DriplineFunction, table: TableV2): void =>
  fn.allow([...read, 'dynamodb:PutItem'], [table.tableArn], { 'ForAllValues:StringLike': leadingKeys });

/** Everything may be read; only people may be written: this function can not change what a course says. */
export const allowPeople = (fn: DriplineFunction, table: TableV2): void => {
  fn.allow(read, [table.tableArn]);
  fn.allow(['dynamodb:PutItem', 'dynamodb:UpdateItem'], [table.tableArn], {
    'ForAllValues:StringNotLike': leadingKeys,
  });
};

/** A sender looks whether it still is the same table: a restored one must not send everything again. */
export const allowTableIdentity = (fn: DriplineFunction, table: TableV2): void =>
  fn.allow(['dynamodb:DescribeTable'], [table.tableArn]);

export const allowDueIndex = (fn: DriplineFunction, table: TableV2): void =>
  fn.allow(['dynamodb:Query'], [`${table.tableArn}/index/${tableDefinition.dueIndex.name}`]);
