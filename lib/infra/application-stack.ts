import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import type { Construct } from 'constructs';
import { ownVersion } from '../adapters/doctor/own-version.ts';
import { tableDefinition } from '../adapters/dynamodb/table-definition.ts';
import type { Environment } from '../adapters/environment.ts';
import { lambdaNames } from '../adapters/function-name.ts';
import type { PreparedContent } from '../domain/content/content.ts';
import { frontOf, type Site } from '../domain/content/site.ts';
import type { AddressStack } from './address-stack.ts';
import { Alarms } from './alarms.ts';
import { allowPorts, type Targets } from './allow-ports.ts';
import { addBudget } from './budget.ts';
import { addDashboard } from './dashboard.ts';
import type { DataStack } from './data-stack.ts';
import { DriplineFunction, type Functions } from './dripline-function.ts';
import { functionPermissions } from './function-permissions.ts';
import { metricsOf } from './metrics.ts';
import { senderNodeOptions } from './node-options.ts';
import { partOf } from './part-of.ts';
import { addPublicAddress } from './public-address.ts';
import { Schedules } from './schedules.ts';
import { Deliveries } from './sending/deliveries.ts';
import { Feedback } from './sending/feedback.ts';
import { SendingConfiguration } from './sending/sending-configuration.ts';
import type { Settings } from './settings.ts';
import { Webhooks } from './webhooks.ts';

type Props = StackProps & {
  site: Site;
  content: PreparedContent;
  settings: Settings;
  data: DataStack;
  address: AddressStack;
};

/** Everything that can be thrown away and deployed again: functions, what calls them, and what watches them. */
export class ApplicationStack extends Stack {
  // biome-ignore lint/complexity/noExcessiveLinesPerFunction: a list of what there is, in the order in which one needs another.
  constructor(scope: Construct, id: string, { site, content, settings, data, address, ...props }: Props) {
    super(scope, id, { description: 'Dripline: functions, web pages, sending and alarms', ...props });
    const { stage, alarmsTo = site.contact, eventBus } = settings;

    const { web, images } =
      address.publicAddress ?? addPublicAddress(this, { site, settings, accessLog: address.accessLog });
    const sending = new SendingConfiguration(partOf(this, 'Sending'), { site, stage });
    const feedback = new Feedback(this, 'Feedback');
    const webhooks = new Webhooks(this, 'Webhooks', { deadLetters: feedback.deadLetters });
    const environment = {
      STAGE: stage,
      TABLE_NAME: data.table.tableName,
      SECRET_ID: data.secret.secretArn,
      CONFIGURATION_SET: sending.configurationSetName,
      BASE_URL: web.baseUrl,
      IMAGES_URL: images.url,
      FRONT: frontOf(site),
      SHARDS: String(site.sending.shards),
      VERSION: ownVersion(),
      DEAD_LETTERS: feedback.deadLetters.queueUrl,
      WEBHOOKS: webhooks.queue.queueUrl,
      ...(eventBus === undefined ? {} : { EVENT_BUS: eventBus }),
    } satisfies Partial<Record<keyof Environment, string>> &
      Record<Exclude<keyof Environment, 'EVENT_BUS'>, string>;

    const functions: Functions = {
      'build-course': new DriplineFunction(this, 'build-course', {
        stage,
        environment,
        content,
        description: 'Compiles the content into mails and publishes them',
        timeout: Duration.minutes(2),
      }),
      'send-lessons': new DriplineFunction(this, 'send-lessons', {
        stage,
        environment: { ...environment, NODE_OPTIONS: senderNodeOptions },
        description: 'Sends what is due',
        // It takes up new mail for a minute, until the next sweep begins, and has the rest to finish.
        timeout: Duration.seconds(80),
        // The next sweep does what this one could not; a late or repeated one would only get in its way.
        retryAttempts: 0,
        maxEventAge: Duration.seconds(60),
      }),
      web: new DriplineFunction(this, 'web', {
        stage,
        environment,
        description: 'Sign-up, confirmation, preferences and unsubscribing',
        timeout: Duration.seconds(20),
      }),
      'run-job': new DriplineFunction(this, 'run-job', {
        stage,
        environment,
        description: 'Takes sign-ups that the web has answered, and sends what a person is waiting for',
        timeout: Duration.seconds(30),
        // Nobody waits for a sign-up that is an hour old; it is kept for whoever finds out what went wrong.
        retryAttempts: 2,
        maxEventAge: Duration.hours(1),
        onFailure: new SqsDestination(feedback.deadLetters),
      }),
      'record-feedback': new DriplineFunction(this, 'record-feedback', {
        stage,
        environment,
        description: 'Records bounces, complaints and what else SES says of single mails',
        quiet: true,
        timeout: Duration.seconds(30),
        onFailure: new SqsDestination(feedback.deadLetters),
      }),
      'record-deliveries': new DriplineFunction(this, 'record-deliveries', {
        stage,
        environment,
        description: 'Records that mails have arrived, many at once',
        quiet: true,
        // A megabyte of them takes some seconds. Firehose waits for five minutes at most.
        timeout: Duration.minutes(2),
        onFailure: new SqsDestination(feedback.deadLetters),
      }),
      'send-webhooks': new DriplineFunction(this, 'send-webhooks', {
        stage,
        environment,
        description: 'Tells other systems what has happened',
        quiet: true,
        timeout: Duration.seconds(30),
      }),
      'send-report': new DriplineFunction(this, 'send-report', {
        stage,
        environment,
        description: 'Mails the week to whoever runs this',
        // It waits for the mail to be made, and for its turn.
        timeout: Duration.minutes(2),
        // The next hour does what this one could not.
        retryAttempts: 0,
      }),
    };

    const targets: Targets = {
      table: { arns: [data.table.tableArn] },
      'due-index': { arns: [`${data.table.tableArn}/index/${tableDefinition.dueIndex.name}`] },
      secret: { arns: [data.secret.secretArn] },
      sender: sending.target,
      'run-job': { arns: [functions['run-job'].lambda.functionArn] },
      'build-course': { arns: [functions['build-course'].lambda.functionArn] },
      webhooks: { arns: [webhooks.queue.queueArn] },
      'event-bus': {
        arns: eventBus
          ? [this.formatArn({ service: 'events', resource: 'event-bus', resourceName: eventBus })]
          : [],
      },
      'dead-letters': { arns: [feedback.deadLetters.queueArn] },
      untaken: { arns: [`${data.untaken.arn}/*`], nameOfAll: `${data.untaken.exportOfArn}/*` },
    };
    for (const name of lambdaNames) allowPorts(functions[name], functionPermissions[name], targets);

    new Schedules(this, 'Schedules', {
      stage,
      sweepers: site.sending.sweepers,
      buildCourse: functions['build-course'],
      sendLessons: functions['send-lessons'],
      sendReport: functions['send-report'],
    });
    webhooks.bringTo(functions['send-webhooks'], data.table);
    web.serve(functions.web.lambda);
    feedback.deliverTo(functions['record-feedback'].lambda, sending.configurationSetName);
    const deliveries = new Deliveries(this, 'Deliveries', {
      recorder: functions['record-deliveries'].lambda,
      untaken: data.untaken,
      deadLetters: feedback.deadLetters,
    });
    sending.tellOfDeliveries(deliveries, deliveries.streamArn);

    const metrics = metricsOf(stage, { functions, web, deadLetters: feedback.deadLetters, deliveries });
    const alarms = new Alarms(this, 'Alarms', { metrics, mailTo: alarmsTo });
    addDashboard(this, stage, metrics, alarms);
    if (settings.budget !== undefined) addBudget(this, { stage, dollars: settings.budget, mailTo: alarmsTo });

    new CfnOutput(this, 'WebUrl', { value: web.baseUrl, description: 'The sign-up page' });
  }
}
