import { Duration } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { EventSourceMapping, FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { beginningOf } from '../adapters/dynamodb/keys.ts';
import { mostTries } from '../domain/webhooks/webhook-endpoint.ts';
import type { RecordTable } from './data-stack.ts';
import type { DriplineFunction } from './dripline-function.ts';

/** Writes of these items alone call the function: filtering costs nothing. */
const filters = [
  { Keys: { sk: { S: FilterRule.beginsWith(beginningOf('enrollment').sk) } } },
  { Keys: { pk: { S: FilterRule.beginsWith(beginningOf('subscription').pk) } } },
].map((dynamodb) => FilterCriteria.filter({ eventName: FilterRule.or('INSERT', 'MODIFY'), dynamodb }));

/** The way from a write to the systems that are told of it: the table's stream, a queue, and one function at both ends of it. */
export class Webhooks extends Construct {
  /** What waits names people by ids alone. */
  readonly queue: Queue;

  constructor(scope: Construct, id: string, { deadLetters }: { deadLetters: Queue }) {
    super(scope, id);
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      // Longer than all waits between tries together.
      retentionPeriod: Duration.days(4),
      // Six times what a call may take, as AWS asks for.
      visibilityTimeout: Duration.minutes(3),
      deadLetterQueue: { queue: deadLetters, maxReceiveCount: mostTries },
    });
  }

  /** Apart from the constructor, since the function has to know the queue. */
  bringTo({ lambda }: DriplineFunction, table: RecordTable): void {
    const stream = table.tableStreamArn;
    if (!stream) throw new Error('The table has no stream.');
    lambda.addToRolePolicy(
      new PolicyStatement({
        actions: [
          'dynamodb:GetRecords',
          'dynamodb:GetShardIterator',
          'dynamodb:DescribeStream',
          'dynamodb:ListStreams',
        ],
        resources: [stream],
      }),
    );
    lambda.addToRolePolicy(
      new PolicyStatement({
        actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
        resources: [this.queue.queueArn],
      }),
    );
    new EventSourceMapping(this, 'Writes', {
      target: lambda,
      eventSourceArn: stream,
      startingPosition: StartingPosition.LATEST,
      batchSize: 100,
      maxBatchingWindow: Duration.seconds(2),
      // Until it is done, or the stream forgets it after a day; halved, so that one that cannot be done keeps few others back.
      bisectBatchOnError: true,
      filters,
    });
    new EventSourceMapping(this, 'Letters', {
      target: lambda,
      eventSourceArn: this.queue.queueArn,
      batchSize: 10,
      maxConcurrency: 5,
      reportBatchItemFailures: true,
    });
  }
}
