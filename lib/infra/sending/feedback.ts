import { Duration, Validations } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

/** Brings SES's events about this stage's mail to a function, but for deliveries (`deliveries.ts`), and keeps what no function could take. */
export class Feedback extends Construct {
  /** Events and jobs that failed for good. They name addresses, so they are encrypted and go after two weeks. */
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    // Its id is from when it kept events only: another would make a new queue, without what waits in this one.
    this.deadLetters = new Queue(this, 'Unprocessed', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    Validations.of(this.deadLetters).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason:
        'This queue is itself the dead-letter queue, of two EventBridge rules, of three Lambda functions and of the webhooks.',
    });
  }

  /** Apart from the constructor, since the function sends its own failures to `deadLetters`. */
  deliverTo(recorder: IFunction, configurationSetName: string): void {
    new Rule(this, 'MailEvents', {
      description: 'What SES says about mails that this stage sent',
      eventPattern: {
        source: ['aws.ses'],
        detail: { mail: { tags: { 'ses:configuration-set': [configurationSetName] } } },
      },
      targets: [
        new LambdaFunction(recorder, {
          deadLetterQueue: this.deadLetters,
          retryAttempts: 5,
          maxEventAge: Duration.hours(2),
        }),
      ],
    });
  }
}
