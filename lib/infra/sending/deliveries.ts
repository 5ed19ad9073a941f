import { Duration, Validations } from 'aws-cdk-lib';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnDeliveryStream } from 'aws-cdk-lib/aws-kinesisfirehose';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { UntakenBucket } from '../data-stack.ts';

/** What Firehose cannot hand over is written below this; nothing is written anywhere else. */
const folder = 'untaken/';

type Props = { recorder: IFunction; untaken: UntakenBucket; deadLetters: IQueue };

/**
 * Brings SES's word of mails that have arrived to a function, many together, and what no function could take once more when it lies in the
 * bucket. One comes with every mail, and nobody waits for it: docs/decisions/events-in-bulk.md.
 */
export class Deliveries extends Construct {
  readonly streamArn: string;
  /** The age of the oldest word that has come to no end, in seconds. Firehose keeps it for a day. */
  readonly oldest: Metric;

  constructor(scope: Construct, id: string, { recorder, untaken, deadLetters }: Props) {
    super(scope, id);
    const role = this.#roleOfFirehose(recorder, untaken);
    const stream = new CfnDeliveryStream(this, 'Stream', {
      deliveryStreamType: 'DirectPut',
      deliveryStreamEncryptionConfigurationInput: { keyType: 'AWS_OWNED_CMK' },
      extendedS3DestinationConfiguration: {
        bucketArn: untaken.arn,
        roleArn: role.roleArn,
        prefix: folder,
        errorOutputPrefix: folder,
        bufferingHints: { intervalInSeconds: 60, sizeInMBs: 1 },
        compressionFormat: 'UNCOMPRESSED',
        // The function tells of itself, and what Firehose tried stands beside each record in the bucket.
        cloudWatchLoggingOptions: { enabled: false },
        processingConfiguration: {
          enabled: true,
          processors: [
            {
              type: 'Lambda',
              parameters: [
                { parameterName: 'LambdaArn', parameterValue: recorder.functionArn },
                { parameterName: 'RoleArn', parameterValue: role.roleArn },
                { parameterName: 'NumberOfRetries', parameterValue: '3' },
                { parameterName: 'BufferSizeInMBs', parameterValue: '1' },
                { parameterName: 'BufferIntervalInSeconds', parameterValue: '60' },
              ],
            },
          ],
        },
      },
    });
    this.streamArn = stream.attrArn;
    this.oldest = new Metric({
      namespace: 'AWS/Firehose',
      metricName: 'DeliveryToS3.DataFreshness',
      dimensionsMap: { DeliveryStreamName: stream.ref },
      statistic: Stats.MAXIMUM,
      period: Duration.minutes(5),
    });
    new Rule(this, 'Untaken', {
      description: "SES's word of mails that have arrived, which no function could take",
      eventPattern: {
        source: ['aws.s3'],
        detailType: ['Object Created'],
        detail: { bucket: { name: [untaken.name] } },
      },
      targets: [
        new LambdaFunction(recorder, {
          deadLetterQueue: deadLetters,
          retryAttempts: 5,
          maxEventAge: Duration.hours(2),
        }),
      ],
    });
  }

  /** What AWS says that it takes ("Grant Firehose access to an Amazon S3 destination"), and no more. */
  #roleOfFirehose({ functionArn }: IFunction, untaken: UntakenBucket): Role {
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('firehose.amazonaws.com'),
      // Within the role itself, so that it may do all of it from the moment that Firehose is told of it.
      inlinePolicies: {
        HandOver: new PolicyDocument({
          statements: [
            new PolicyStatement({
              actions: ['lambda:InvokeFunction', 'lambda:GetFunctionConfiguration'],
              resources: [functionArn, `${functionArn}:$LATEST`],
            }),
            new PolicyStatement({
              actions: ['s3:GetBucketLocation', 's3:ListBucket', 's3:ListBucketMultipartUploads'],
              resources: [untaken.arn],
            }),
            new PolicyStatement({
              actions: ['s3:PutObject', 's3:GetObject', 's3:AbortMultipartUpload'],
              resources: [`${untaken.arn}/${folder}*`],
            }),
          ],
        }),
      },
    });
    Validations.of(role).acknowledge({
      id: `AwsSolutions-IAM5[Resource::${untaken.exportOfArn}/${folder}*]`,
      reason: 'Firehose makes the names of the objects that it writes.',
    });
    return role;
  }
}
