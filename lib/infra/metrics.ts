import { Duration } from 'aws-cdk-lib';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { metricNamespace } from '../adapters/telemetry.ts';
import type { Functions } from './dripline-function.ts';

export type Metrics = ReturnType<typeof metricsOf>;

const fiveMinutes = Duration.minutes(5);
const oneHour = Duration.hours(1);

const ses = (metricName: string, statistic: string): Metric =>
  new Metric({ namespace: 'AWS/SES', metricName, statistic, period: oneHour });

/** One of the figures that the functions write into their logs. */
const ours = (stage: string, metricName: string, statistic: string): Metric =>
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
    'record-feedback': functions['record-feedback'].lambda.metricErrors({ period: fiveMinutes }),
  },
  /** Written by send-lessons at the end of every sweep. */
  oldestDueMinutes: ours(stage, 'oldestDueMinutes', Stats.MAXIMUM),
  /** Attempts to send that SES refused for the account, an identity or the configuration set. */
  halted: ours(stage, 'halted', Stats.SUM),
  /** Sweeps that sent nothing because Dripline itself holds all mail back. */
  held: ours(stage, 'held', Stats.SUM),
  /** Builds whose content did not pass; what was published stayed. */
  buildsRefused: ours(stage, 'buildsRefused', Stats.SUM),
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
