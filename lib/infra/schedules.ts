import { Aws, Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Rule, RuleTargetInput } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Schedule, ScheduleExpression, ScheduleGroup, ScheduleTargetInput } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import { Construct } from 'constructs';
import type { DriplineFunction } from './dripline-function.ts';

type Props = {
  stage: string;
  sweepers: number;
  buildCourse: DriplineFunction;
  sendLessons: DriplineFunction;
  sendReport: DriplineFunction;
};

// A build compares hashes first, so that one too many costs next to nothing.
const buildAttempts = { retryAttempts: 3, maxEventAge: Duration.hours(1) };

/**
 * What runs by itself: a sweep each minute; a build each day and after each deploy; each hour the question whether a week is to be mailed. All of it by UTC, since
 * the subscribers' own zones are the code's business and a clock change must not skip a sweep.
 */
export class Schedules extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { stage, sweepers, buildCourse, sendLessons, sendReport }: Props,
  ) {
    super(scope, id);
    const scheduleGroup = new ScheduleGroup(this, 'Group', {
      scheduleGroupName: `dripline-${stage}`,
      // CDK's default keeps it, under its name, which then is taken when the stack is made again.
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = this.#roleFor(scheduleGroup, [buildCourse, sendLessons, sendReport]);

    for (let sweeper = 0; sweeper < sweepers; sweeper += 1)
      new Schedule(this, `Sweep${sweeper}`, {
        scheduleGroup,
        description: `Sends what is due: share ${sweeper + 1} of ${sweepers}`,
        schedule: ScheduleExpression.rate(Duration.minutes(1)),
        target: new LambdaInvoke(sendLessons.lambda, {
          role,
          input: ScheduleTargetInput.fromObject({ sweeper, of: sweepers }),
          // Scheduler's own default is 185 attempts over a day; here the next minute is the next attempt.
          retryAttempts: 1,
          maxEventAge: Duration.seconds(60),
        }),
      });

    for (let sweeper = 0; sweeper < sweepers; sweeper += 1)
      new Schedule(this, `Books${sweeper}`, {
        scheduleGroup,
        description: `Checks once a day that everybody is accounted for: share ${sweeper + 1} of ${sweepers}`,
        // Often enough to go on with what the function's time has cut short; in between, each call reads one item.
        schedule: ScheduleExpression.rate(Duration.minutes(5)),
        target: new LambdaInvoke(sendLessons.lambda, {
          role,
          input: ScheduleTargetInput.fromObject({ check: 'books', sweeper, of: sweepers }),
          retryAttempts: 1,
          maxEventAge: Duration.seconds(60),
        }),
      });

    new Schedule(this, 'Build', {
      scheduleGroup,
      description: 'Publishes the content if it has changed',
      schedule: ScheduleExpression.rate(Duration.days(1)),
      target: new LambdaInvoke(buildCourse.lambda, {
        role,
        input: ScheduleTargetInput.fromObject({}),
        ...buildAttempts,
      }),
    });

    new Schedule(this, 'Report', {
      scheduleGroup,
      description: 'Mails the week on Monday morning in the zone of the site, if somebody is to have it',
      // Which Monday, and whose, is the code's business; an hour that went wrong is made up for by the next.
      schedule: ScheduleExpression.rate(Duration.hours(1)),
      target: new LambdaInvoke(sendReport.lambda, {
        role,
        input: ScheduleTargetInput.fromObject({}),
        retryAttempts: 1,
        maxEventAge: Duration.minutes(30),
      }),
    });

    new Rule(this, 'Deployed', {
      description: 'Publishes the content that a deploy brought',
      eventPattern: {
        source: ['aws.cloudformation'],
        detailType: ['CloudFormation Stack Status Change'],
        detail: {
          'stack-id': [Aws.STACK_ID],
          'status-details': { status: ['CREATE_COMPLETE', 'UPDATE_COMPLETE'] },
        },
      },
      targets: [
        new LambdaFunction(buildCourse.lambda, { event: RuleTargetInput.fromObject({}), ...buildAttempts }),
      ],
    });
  }

  /** CDK's own role may call every version of a function; this one may call what the schedules name. */
  #roleFor(group: ScheduleGroup, functions: DriplineFunction[]) {
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: {
          StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID, 'aws:SourceArn': group.scheduleGroupArn },
        },
      }),
    });
    role.addToPolicy(
      new PolicyStatement({
        actions: ['lambda:InvokeFunction'],
        resources: functions.map((fn) => fn.lambda.functionArn),
      }),
    );
    return role.withoutPolicyUpdates();
  }
}
