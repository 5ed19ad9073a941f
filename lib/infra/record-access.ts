import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { leadingKey } from '../adapters/dynamodb/keys.ts';
import { tableDefinition } from '../adapters/dynamodb/table-definition.ts';
import type { DriplineFunction } from './dripline-function.ts';

/** The partitions that hold what an author wrote and what was compiled from it. All others hold people. */
const contentPartitions = [leadingKey('liveEdition'), leadingKey('contentFile'), leadingKey('courseVersion')];

const read = ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Query'];
const leadingKeys = { 'dynamodb:LeadingKeys': contentPartitions };

/** Where issues stand on their way out: scheduled by who publishes, moved on by who sends. */
const schedulePartitions = [leadingKey('issueRecord')];

/** Content and its schedule only: this function never meets an address. */
export const allowContent = (fn: DriplineFunction, table: TableV2): void =>
  fn.allow([...read, 'dynamodb:PutItem'], [table.tableArn], {
    'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [...contentPartitions, ...schedulePartitions] },
  });

/** Everything may be read; only people may be written: this function can not change what a course says. */
export const allowPeople = (fn: DriplineFunction, table: TableV2): void => {
  fn.allow(read, [table.tableArn]);
  fn.allow(['dynamodb:PutItem', 'dynamodb:UpdateItem'], [table.tableArn], {
    'ForAllValues:StringNotLike': leadingKeys,
  });
};

/** The partitions that hold one person's items, which that person may have erased. */
const personalPartitions = [
  leadingKey('subscriber'),
  leadingKey('address'),
  leadingKey('suppression'),
  leadingKey('subscription'),
  leadingKey('issueDelivery'),
];

/** Erasing a person, and letting one who was erased come back; nothing that an author wrote, no counter, no rate. */
export const allowErasing = (fn: DriplineFunction, table: TableV2): void =>
  fn.allow(['dynamodb:DeleteItem'], [table.tableArn], {
    'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': personalPartitions },
  });

/** The books of all lessons are looked at by reading everything once a day. */
export const allowReadingEverything = (fn: DriplineFunction, table: TableV2): void =>
  fn.allow(['dynamodb:Scan'], [table.tableArn]);

/** A sender looks whether it still is the same table: a restored one must not send everything again. */
export const allowTableIdentity = (fn: DriplineFunction, table: TableV2): void =>
  fn.allow(['dynamodb:DescribeTable'], [table.tableArn]);

export const allowDueIndex = (fn: DriplineFunction, table: TableV2): void =>
  fn.allow(['dynamodb:Query'], [`${table.tableArn}/index/${tableDefinition.dueIndex.name}`]);
