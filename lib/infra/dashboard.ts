import { AlarmStatusWidget, Dashboard, GraphWidget } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import type { Alarms } from './alarms.ts';
import type { Metrics } from './metrics.ts';

/** One page that answers "is it well?" first and "what happened?" below. */
export const addDashboard = (scope: Construct, stage: string, metrics: Metrics, alarms: Alarms): Dashboard =>
  new Dashboard(scope, 'Dashboard', {
    dashboardName: `dripline-${stage}`,
    widgets: [
      [new AlarmStatusWidget({ title: 'Alarms', alarms: [...alarms.all], width: 24 })],
      [
        new GraphWidget({ title: 'Mails an hour', left: Object.values(metrics.mails), width: 12 }),
        new GraphWidget({ title: 'Oldest due mail, minutes', left: [metrics.oldestDueMinutes], width: 12 }),
      ],
      [
        new GraphWidget({
          title: 'Reputation',
          left: [metrics.bounceRate],
          right: [metrics.complaintRate],
          width: 12,
        }),
        new GraphWidget({
          title: 'Errors',
          left: [...Object.values(metrics.errors), metrics.pageFailed],
          width: 12,
        }),
      ],
      [
        new GraphWidget({ title: 'Rate', left: Object.values(metrics.rate), width: 12 }),
        new GraphWidget({ title: 'What SES says', left: Object.values(metrics.whatSesSays), width: 12 }),
      ],
      [
        new GraphWidget({
          title: 'Coming and going',
          left: Object.values(metrics.comingAndGoing),
          width: 24,
        }),
      ],
      [
        new GraphWidget({ title: 'Sign-ups', left: Object.values(metrics.signUps), width: 12 }),
        new GraphWidget({
          title: 'Confirmed, of every hundred asked',
          left: [metrics.confirmationRate],
          width: 12,
        }),
      ],
    ],
  });
