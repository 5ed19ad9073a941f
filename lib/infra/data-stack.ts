import { Duration, RemovalPolicy, Stack, type StackProps, Validations } from 'aws-cdk-lib';
import {
  AttributeType,
  Billing,
  type CfnGlobalTable,
  ProjectionType,
  StreamViewType,
  TableV2,
} from 'aws-cdk-lib/aws-dynamodb';
import { BlockPublicAccess, Bucket, BucketEncryption, type CfnBucket } from 'aws-cdk-lib/aws-s3';
import { type CfnSecret, Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { tableDefinition } from '../adapters/dynamodb/table-definition.ts';
import type { Settings } from './settings.ts';

/** What the application has to know of the record. */
export type RecordTable = { tableName: string; tableArn: string; tableStreamArn?: string | undefined };

/** As other stacks know it. `exportOfArn`: what the ARN is exported as. */
export type UntakenBucket = { name: string; arn: string; exportOfArn: string };

const { partitionKey, sortKey, expiry, dueIndex } = tableDefinition;
const text = (name: string) => ({ name, type: AttributeType.STRING });

/**
 * What must outlive everything else: the record, and the keys that links are signed and addresses are hashed
 * with. Both stay when the stack is deleted. Their logical ids are pinned: a new one would mean a new, empty
 * table, or links in old mails that open nothing.
 */
export class DataStack extends Stack {
  /** The record: the stack's own table, or one that was restored from a backup of it. */
  readonly table: RecordTable;
  readonly secret: Secret;
  /** What SES said of mails that have arrived and no function could take. It names addresses, and is gone after two weeks. */
  readonly untaken: UntakenBucket;

  constructor(scope: Construct, id: string, { settings, ...props }: StackProps & { settings: Settings }) {
    super(scope, id, {
      description: 'Dripline: subscribers, content and keys',
      terminationProtection: true,
      ...props,
    });

    const table = new TableV2(this, 'Record', {
      partitionKey: text(partitionKey),
      sortKey: text(sortKey),
      billing: Billing.onDemand(),
      timeToLiveAttribute: expiry,
      globalSecondaryIndexes: [
        {
          indexName: dueIndex.name,
          partitionKey: text(dueIndex.partitionKey),
          sortKey: text(dueIndex.sortKey),
          projectionType: ProjectionType.KEYS_ONLY,
        },
      ],
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 35 },
      // What others are told of follows from the writes themselves: docs/decisions/webhooks.md.
      dynamoStream: StreamViewType.NEW_AND_OLD_IMAGES,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    // The constructs' own default children are these two, by CDK's documentation of each.
    (table.node.defaultChild as CfnGlobalTable).overrideLogicalId('Record');
    const { restored } = settings;
    this.table = restored
      ? TableV2.fromTableAttributes(this, 'Restored', {
          tableArn: restored.table,
          tableStreamArn: restored.stream,
        })
      : table;

    this.secret = new Secret(this, 'Keys', {
      description: 'The keys that sign links and hash addresses; `current` names the one that signs',
      generateSecretString: {
        secretStringTemplate: JSON.stringify({ current: 'k1' }),
        generateStringKey: 'k1',
        passwordLength: 64,
        excludePunctuation: true,
      },
      removalPolicy: RemovalPolicy.RETAIN,
    });
    (this.secret.node.defaultChild as CfnSecret).overrideLogicalId('Keys');
    Validations.of(this.secret).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason:
        'A link in a mail must open for years, so a key is never replaced: it is rotated by adding a new one ' +
        'beside it and naming that `current`, which a rotation schedule cannot do without knowing our format.',
    });
    const bucket = this.#bucketOfUntaken();
    // Exported whether the application reads them or not: an export that goes while it still does fails a deploy.
    for (const value of [table.tableName, table.tableArn, table.tableStreamArn, this.secret.secretArn])
      this.exportValue(value);
    const exportOfArn = `${this.stackName}-untaken-arn`;
    this.untaken = {
      name: this.exportValue(bucket.bucketName),
      arn: this.exportValue(bucket.bucketArn, { name: exportOfArn }),
      exportOfArn,
    };
  }

  /** Here, since CloudFormation deletes no bucket that something lies in: the application can be destroyed and deployed again meanwhile. */
  #bucketOfUntaken(): Bucket {
    const bucket = new Bucket(this, 'Untaken', {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      lifecycleRules: [
        { expiration: Duration.days(14), abortIncompleteMultipartUploadAfter: Duration.days(1) },
      ],
      removalPolicy: RemovalPolicy.RETAIN,
    });
    // The construct's own default child is this one, by CDK's documentation of it.
    const resource = bucket.node.defaultChild as CfnBucket;
    // By the resource's own property: CDK's way is a function of its own that sets it.
    resource.notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } };
    resource.overrideLogicalId('Untaken');
    Validations.of(bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason:
        'Who reads and writes are one function and Firehose, by roles of their own, and nearly always nothing is in it.',
    });
    return bucket;
  }
}
