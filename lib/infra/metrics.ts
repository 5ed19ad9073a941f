import { Duration } from 'aws-cdk-lib';
import { MathExpression, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { metricNamespace } from '../adapters/telemetry.ts';
import type { Metric as MetricName } from '../domain/reports/metric.ts';
import type { Functions } from './dripline-function.ts';

export type Metrics = ReturnType<typeof metricsOf>;

const fiveMinutes = Duration.minutes(5);
const oneHour = Duration.hours(1);

const ses = (metricName: string, statistic: string): Metric =>
  new Metric({ namespace: 'AWS/SES', metricName, statistic, period: oneHour });

/** One of the figures that the functions write into their logs. */
const ours = (stage: string, metricName: MetricName, statistic: string): Metric =>
  new Metric({
    namespace: metricNamespace,
    metricName,
    dimensionsMap: { Stage: stage },
    statistic,
    period: fiveMinutes,
  });

/** What alarms and the dashboard look at. SES measures the account as a whole, which is what it pauses, too. */
export const metricsOf = (stage: string, functions: Functions, unprocessed: Queue) => ({
  errors: {
    'build-course': functions['build-course'].lambda.metricErrors({ period: fiveMinutes }),
    'send-lessons': functions['send-lessons'].lambda.metricErrors({ period: fiveMinutes }),
    web: functions.web.lambda.metricErrors({ period: fiveMinutes }),
    'run-job': functions['run-job'].lambda.metricErrors({ period: fiveMinutes }),
    'record-feedback': functions['record-feedback'].lambda.metricErrors({ period: fiveMinutes }),
  },
  /** Written by send-lessons at the end of every sweep. */
  oldestDueMinutes: ours(stage, 'oldestDueMinutes', Stats.MAXIMUM),
  /** Attempts to send that SES refused for the account, an identity or the configuration set. */
  halted: ours(stage, 'halted', Stats.SUM),
  /** Attempts that SES refused, for whatever reason but the account's. */
  refused: ours(stage, 'refused', Stats.SUM),
  /** Mails that nobody will try to send again: their address was refused, or they were, too often. */
  failed: ours(stage, 'failed', Stats.SUM),
  /** Sweeps that sent nothing because Dripline itself holds all mail back. */
  held: ours(stage, 'held', Stats.SUM),
  /** Mails of which nobody knows whether SES took them: no answer came, or their sender died. */
  unknown: ours(stage, 'unknown', Stats.SUM),
  /** Checks that found somebody in no column of the books: no outcome, and nothing due. */
  booksOutOfBalance: ours(stage, 'booksOutOfBalance', Stats.SUM),
  /** Builds whose content did not pass; what was published stayed. */
  buildsRefused: ours(stage, 'buildsRefused', Stats.SUM),
  /** Sign-ups that got no mail because the hour's budget for all of them was used up. */
  signUpBreaker: ours(stage, 'signUpBreaker', Stats.SUM),
  signUps: {
    asked: ours(stage, 'signUp', Stats.SUM),
    confirmed: ours(stage, 'confirmed', Stats.SUM),
    cappedByAddress: ours(stage, 'signUpCappedByAddress', Stats.SUM),
    cappedByNetwork: ours(stage, 'signUpCappedByNetwork', Stats.SUM),
    cappedByDomain: ours(stage, 'signUpCappedByDomain', Stats.SUM),
    cappedByOtherForms: ours(stage, 'signUpCappedByOtherForms', Stats.SUM),
    trapped: ours(stage, 'signUpTrapped', Stats.SUM),
    scannersSeen: ours(stage, 'scannerSeen', Stats.SUM),
  },
  /** Of a hundred people who were asked to confirm, how many did: low while somebody feeds the form with strangers. */
  confirmationRate: new MathExpression({
    label: 'Confirmed, %',
    expression: '100 * confirmed / asked',
    usingMetrics: {
      asked: ours(stage, 'signUp', Stats.SUM),
      confirmed: ours(stage, 'confirmed', Stats.SUM),
    },
    period: Duration.days(1),
  }),
  bounceRate: ses('Reputation.BounceRate', Stats.MAXIMUM),
  complaintRate: ses('Reputation.ComplaintRate', Stats.MAXIMUM),
  mails: {
    sent: ses('Send', Stats.SUM),
    delivered: ses('Delivery', Stats.SUM),
    bounced: ses('Bounce', Stats.SUM),
    complained: ses('Complaint', Stats.SUM),
  },
  unprocessedFeedback: unprocessed.metricApproximateNumberOfMessagesVisible({ period: fiveMinutes }),
});
