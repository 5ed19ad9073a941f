import { Aws } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  type CreateAlarmOptions,
  type IMetric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Rule } from 'aws-cdk-lib/aws-events';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import type { Metrics } from './metrics.ts';

/** Everything that a person should hear of, mailed to one address, which confirms once that it wants to. */
export class Alarms extends Construct {
  readonly all: readonly Alarm[];
  readonly #topic: Topic;

  constructor(scope: Construct, id: string, { metrics, mailTo }: { metrics: Metrics; mailTo: string }) {
    super(scope, id);
    this.#topic = this.#topicFor(mailTo);
    this.#announceSendingStatus();

    this.all = [
      ...this.#ofFunctions(metrics),
      ...this.#ofSending(metrics),
      ...this.#ofSes(metrics),
      ...this.#ofTheWeb(metrics),
    ];
  }

  /** Functions that fail, and calls that came to nothing. */
  #ofFunctions(metrics: Metrics): Alarm[] {
    return [
      ...Object.entries(metrics.errors).map(([name, metric]) =>
        this.#alarm(`${name}-errors`, metric, {
          alarmDescription: `${name} failed. Its log says why.`,
          threshold: 1,
        }),
      ),
      this.#alarm('throttles', metrics.throttles, {
        alarmDescription:
          "Lambda turned calls away: too many ran at once. Ask AWS for more concurrent executions, or find out what takes the account's.",
        threshold: 1,
      }),
      this.#alarm('dropped-calls', metrics.droppedCalls, {
        alarmDescription:
          'Lambda gave up on events. Those of run-job, record-feedback and record-deliveries are dead letters (`dripline replay`); a sweep or build that was dropped is made up for by the next.',
        threshold: 1,
      }),
      this.#alarm('dead-letters', metrics.deadLetters, {
        alarmDescription:
          'Sign-ups, SES events or webhooks failed each time they were tried. They wait for two weeks: mend what the logs of run-job, record-feedback, record-deliveries and send-webhooks say, then run `dripline replay`.',
        threshold: 1,
      }),
    ];
  }

  /** Mail that does not go out, and what it goes by. */
  #ofSending(metrics: Metrics): Alarm[] {
    return [
      this.#alarm('oldest-due-mail', metrics.oldestDueMinutes, {
        alarmDescription: 'A mail has been due for over an hour, or send-lessons has stopped reporting.',
        threshold: 60,
        evaluationPeriods: 3,
        treatMissingData: TreatMissingData.BREACHING,
      }),
      this.#alarm('sending-halted', metrics.halted, {
        alarmDescription:
          'SES is refusing all mail: check the account, identity and configuration set. Nothing is lost in the meantime.',
        threshold: 1,
      }),
      this.#alarm('sending-held', metrics.held, {
        alarmDescription:
          'Dripline is holding all mail back: too many bounces, complaints or refusals, or a restored table. `dripline release` says which.',
        threshold: 1,
      }),
      this.#alarm('mail-refused', metrics.refused, {
        alarmDescription:
          'SES refused mail that it was handed. Most of it is tried again by itself; the log of send-lessons has each reason. In the sandbox, SES takes mail to verified addresses only.',
        threshold: 1,
      }),
      this.#alarm('mail-failed', metrics.failed, {
        alarmDescription:
          'A mail will not be sent: SES refused its address, or refused it too often. `dripline missed` says whose and why; when that is mended, `dripline resend` sends it.',
        threshold: 1,
      }),
      this.#alarm('failed-to-try', metrics.failedToTry, {
        alarmDescription:
          'A surprise kept send-lessons from a mail that is due. It tries again each minute; its log says where, under "surprise".',
        threshold: 1,
      }),
      this.#alarm('unknown-mail', metrics.unknown, {
        alarmDescription:
          'SES did not say whether it accepted a mail. Its events settle most within minutes; `dripline unknown` lists the rest, and what will become of them.',
        threshold: 1,
      }),
      this.#alarm('unreadable-items', metrics.unreadableItems, {
        alarmDescription:
          'Something on record cannot be read, and gets no mail: the log names it. After going back to an older version, deploy the newer one again.',
        threshold: 1,
      }),
      this.#alarm('books-out-of-balance', metrics.booksOutOfBalance, {
        alarmDescription:
          'Somebody who should get a lesson or an issue is missing from the books: see `dripline books` and `dripline missed`.',
        threshold: 1,
      }),
      this.#alarm('not-finished', metrics.notFinished, {
        alarmDescription:
          'Work that is done in steps is behind: a look at the books takes over a day, or an issue is still being made out to its list at its hour. Nothing is lost, and it goes on. The log of send-lessons says which ("not-finished"); docs/how-far-it-goes.md says what to set.',
        threshold: 1,
      }),
      this.#alarm('build-refused', metrics.buildsRefused, {
        alarmDescription:
          'Content was not published, or some of it. The log of build-course names file, line and fault.',
        threshold: 1,
      }),
    ];
  }

  /** What SES says. */
  #ofSes(metrics: Metrics): Alarm[] {
    return [
      this.#alarm('bounce-rate', metrics.bounceRate, {
        alarmDescription: 'Over 4% of mails bounce. SES reviews an account at 5% and pauses it at 10%.',
        threshold: 0.04,
      }),
      this.#alarm('complaint-rate', metrics.complaintRate, {
        alarmDescription: 'Over 0.08% of mails are marked as spam. SES reviews an account at 0.1%.',
        threshold: 0.0008,
      }),
      this.#alarm('deliveries-late', metrics.oldestDelivery, {
        alarmDescription:
          'What SES says of mails that have arrived has waited for an hour: Firehose can neither call record-deliveries nor write to the bucket of what was not taken. It keeps it for a day. `dripline doctor`, and the role of the stream.',
        threshold: 3600,
      }),
      this.#alarm('events-not-understood', metrics.eventsNotUnderstood, {
        alarmDescription:
          'SES sent events of a kind that this version does not know. They wait in the dead-letter queue for two weeks: after an upgrade that knows them, run `dripline replay`.',
        threshold: 1,
      }),
    ];
  }

  /** Pages that fail, and the form when too much is asked of it. */
  #ofTheWeb(metrics: Metrics): Alarm[] {
    return [
      this.#alarm('sign-up-breaker', metrics.signUpBreaker, {
        alarmDescription:
          'More confirmation mails were asked for in an hour than site.yaml allows. An attack, or a very good day: see docs/threat-model.md.',
        threshold: 1,
      }),
      this.#alarm('page-failures', metrics.pageFailed, {
        alarmDescription: 'Pages answered with an error of ours (500). The log of web says which, and where.',
        threshold: 1,
      }),
      this.#alarm('server-errors', metrics.serverErrors, {
        alarmDescription:
          'The web answered 5xx. If the alarm page-failures is quiet, no function answered: web was throttled, took too long, or did not start.',
        threshold: 1,
      }),
    ];
  }

  #topicFor(mailTo: string): Topic {
    const topic = new Topic(this, 'Topic', { displayName: 'Dripline', enforceSSL: true });
    topic.addSubscription(new EmailSubscription(mailTo));
    // A policy of one's own replaces the default one, under which CloudWatch might publish. Both are asked for this account's
    // own alarms and rules: these services work for everybody's.
    topic.addToResourcePolicy(
      new PolicyStatement({
        actions: ['sns:Publish'],
        principals: ['cloudwatch', 'events'].map((name) => new ServicePrincipal(`${name}.amazonaws.com`)),
        resources: [topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    );
    return topic;
  }

  /** SES may pause an account by itself; no mail would go out, and no function would fail at once. */
  #announceSendingStatus(): void {
    new Rule(this, 'SendingStatus', {
      description: 'SES has paused sending, or allowed it again',
      eventPattern: {
        source: ['aws.ses'],
        detailType: ['Sending Status Disabled', 'Sending Status Enabled'],
      },
      // CDK's own target for a topic would let EventBridge publish for any account.
      targets: [{ bind: () => ({ arn: this.#topic.topicArn }) }],
    });
  }

  #alarm(
    name: string,
    metric: IMetric,
    options: Omit<CreateAlarmOptions, 'evaluationPeriods'> & { evaluationPeriods?: number },
  ): Alarm {
    const alarm = new Alarm(this, name, {
      metric,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      ...options,
    });
    alarm.addAlarmAction(new SnsAction(this.#topic));
    alarm.addOkAction(new SnsAction(this.#topic));
    return alarm;
  }
}
