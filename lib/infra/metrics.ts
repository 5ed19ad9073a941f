import { Duration } from 'aws-cdk-lib';
import { MathExpression, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { metricNamespace } from '../adapters/telemetry.ts';
import type { Metric as MetricName } from '../domain/reports/metric.ts';
import type { Functions } from './dripline-function.ts';
import type { Deliveries } from './sending/deliveries.ts';
import type { WebEndpoint } from './web-endpoint.ts';

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

/** One of Lambda's figures, of all functions together: one alarm instead of eight, whose graph says which it was. */
const ofAll = (functions: Functions, metricName: string, label: string): MathExpression => {
  const each = Object.entries(functions).map(
    ([name, { lambda }]) =>
      [
        name.replaceAll('-', '_'),
        lambda.metric(metricName, { label: name, statistic: Stats.SUM, period: fiveMinutes }),
      ] as const,
  );
  return new MathExpression({
    label,
    expression: each.map(([id]) => id).join(' + '),
    usingMetrics: Object.fromEntries(each),
    period: fiveMinutes,
  });
};

type Watched = { functions: Functions; web: WebEndpoint; deadLetters: Queue; deliveries: Deliveries };

/** What nobody has to be woken for, and an operator wants to see. */
const onTheDashboard = (stage: string) => ({
  rate: {
    accepted: ours(stage, 'accepted', Stats.SUM),
    throttled: ours(stage, 'throttled', Stats.SUM),
    quotaUsedUp: ours(stage, 'quotaUsedUp', Stats.SUM),
    refused: ours(stage, 'refused', Stats.SUM),
  },
  comingAndGoing: {
    unsubscribed: ours(stage, 'unsubscribed', Stats.SUM),
    leftEverything: ours(stage, 'leftEverything', Stats.SUM),
    rejoined: ours(stage, 'rejoined', Stats.SUM),
    erased: ours(stage, 'erased', Stats.SUM),
    newsletterJoined: ours(stage, 'newsletterJoined', Stats.SUM),
    newsletterLeft: ours(stage, 'newsletterLeft', Stats.SUM),
    addressChanged: ours(stage, 'addressChanged', Stats.SUM),
  },
  whatSesSays: {
    notSent: ours(stage, 'notSentBySes', Stats.SUM),
    refused: ours(stage, 'refusedBySes', Stats.SUM),
    delayed: ours(stage, 'deliveryDelays', Stats.SUM),
    transientBounces: ours(stage, 'transientBounces', Stats.SUM),
    permanentBounces: ours(stage, 'permanentBounces', Stats.SUM),
    complaints: ours(stage, 'complaints', Stats.SUM),
    opens: ours(stage, 'opens', Stats.SUM),
    clicks: ours(stage, 'clicks', Stats.SUM),
  },
});

/** What alarms and the dashboard look at. SES measures the account as a whole, which is what it pauses, too. */
export const metricsOf = (stage: string, { functions, web, deadLetters, deliveries }: Watched) => ({
  errors: {
    'build-course': functions['build-course'].lambda.metricErrors({ period: fiveMinutes }),
    'send-lessons': functions['send-lessons'].lambda.metricErrors({ period: fiveMinutes }),
    web: functions.web.lambda.metricErrors({ period: fiveMinutes }),
    'run-job': functions['run-job'].lambda.metricErrors({ period: fiveMinutes }),
    'record-feedback': functions['record-feedback'].lambda.metricErrors({ period: fiveMinutes }),
    'record-deliveries': functions['record-deliveries'].lambda.metricErrors({ period: fiveMinutes }),
    'send-webhooks': functions['send-webhooks'].lambda.metricErrors({ period: fiveMinutes }),
    'send-report': functions['send-report'].lambda.metricErrors({ period: fiveMinutes }),
  },
  /** Calls that Lambda turned away since too many ran at once. */
  throttles: ofAll(functions, 'Throttles', 'Throttled calls'),
  /** Events that Lambda gave up on: they failed each time, or became too old. */
  droppedCalls: ofAll(functions, 'AsyncEventsDropped', 'Dropped events'),
  /** Pages that answered 500: the function itself did not fail. */
  pageFailed: ours(stage, 'pageFailed', Stats.SUM),
  /** Answers of the API with 5xx: those, and where no function answered. */
  serverErrors: web.serverErrors(fiveMinutes),
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
  /** Mails, copies and issues that a surprise kept from being looked at; the next sweep tries again. */
  failedToTry: ours(stage, 'failedToTry', Stats.SUM),
  /** Items that this version can not read, and leaves alone. */
  unreadableItems: ours(stage, 'unreadableItems', Stats.SUM),
  /** Events of SES that this version does not know, each time that one was tried. */
  eventsNotUnderstood: ours(stage, 'eventsNotUnderstood', Stats.SUM),
  /** Checks that found somebody in no column of the books: no outcome, and nothing due. */
  booksOutOfBalance: ours(stage, 'booksOutOfBalance', Stats.SUM),
  /** Work in steps that has taken too long already, once a step. */
  notFinished: ours(stage, 'notFinished', Stats.SUM),
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
  ...onTheDashboard(stage),
  oldestDelivery: deliveries.oldest,
  deadLetters: deadLetters.metricApproximateNumberOfMessagesVisible({ period: fiveMinutes }),
});
