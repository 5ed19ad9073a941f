import { Stack } from 'aws-cdk-lib';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  CfnConfigurationSetEventDestination,
  ConfigurationSet,
  type ConfigurationSetEventDestination,
  ConfigurationSetTlsPolicy,
  EmailSendingEvent,
  EventDestination,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses';
import type { Construct } from 'constructs';
import type { Site, Tracking } from '../../domain/content/site.ts';
import type { StageName } from '../../domain/stage/stage-settings.ts';
import type { Target } from '../allow-ports.ts';

/**
 * Not `Send`, which would come with every mail and says no more than the answer to the call: that SES has taken a mail is proven by
 * each of the others as well. Nor `Delivery`, which comes with nearly every mail and goes another way. Opens and clicks only where site.yaml asks for them: it is these two that make SES rewrite the mails.
 */
const eventsOf = ({ opens, clicks }: Tracking) => [
  EmailSendingEvent.BOUNCE,
  EmailSendingEvent.COMPLAINT,
  EmailSendingEvent.REJECT,
  EmailSendingEvent.DELIVERY_DELAY,
  EmailSendingEvent.RENDERING_FAILURE,
  ...(opens ? [EmailSendingEvent.OPEN] : []),
  ...(clicks ? [EmailSendingEvent.CLICK] : []),
];

/** By what mail is sent, as whom, and where what SES says of it goes. */
export class SendingConfiguration {
  readonly configurationSetName: string;
  readonly #configurationSet: ConfigurationSet;
  readonly #events: ConfigurationSetEventDestination;
  readonly #arnOf: (resource: string, name: string) => string;
  readonly #addresses: string[];
  readonly #resources: string[];

  /** `scope` is called as it is because the names of these resources are fixed: their ids must not change. */
  constructor(scope: Construct, { site, stage }: { site: Site; stage: StageName }) {
    this.configurationSetName = `dripline-${stage}`;
    this.#configurationSet = new ConfigurationSet(scope, 'ConfigurationSet', {
      configurationSetName: this.configurationSetName,
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
      reputationMetrics: true,
      // Dripline keeps its own list, from which a bounce comes off again. SES's never forgets one, and would drop in silence
      // what was confirmed since; in complaints the two agree, and an operator takes an address off both.
      suppressionReasons: SuppressionReasons.COMPLAINTS_ONLY,
    });
    this.#events = this.#configurationSet.addEventDestination('Events', {
      // SES publishes to the default bus only.
      destination: EventDestination.eventBus(EventBus.fromEventBusName(scope, 'DefaultBus', 'default')),
      events: eventsOf(site.tracking),
    });
    this.#addresses = Object.values(site.senders);
    const stack = Stack.of(scope);
    this.#arnOf = (resource, resourceName) => stack.formatArn({ service: 'ses', resource, resourceName });
    this.#resources = [
      // In the sandbox SES asks for the right to the recipient's identity as well; which it may be sent from, the condition says.
      this.#arnOf('identity', '*'),
      this.#arnOf('configuration-set', this.configurationSetName),
    ];
  }

  /** Apart from the constructor, since the function that the stream calls has to know the configuration set. */
  tellOfDeliveries(scope: Construct, streamArn: string): void {
    const role = new Role(scope, 'RoleOfSes', {
      assumedBy: new ServicePrincipal('ses.amazonaws.com', {
        conditions: {
          StringEquals: {
            'AWS:SourceAccount': Stack.of(scope).account,
            'AWS:SourceArn': this.#arnOf('configuration-set', this.configurationSetName),
          },
        },
      }),
      // Within the role itself: SES tries it as soon as it is told of it.
      inlinePolicies: {
        Tell: new PolicyDocument({
          statements: [new PolicyStatement({ actions: ['firehose:PutRecordBatch'], resources: [streamArn] })],
        }),
      },
    });
    const deliveries = new CfnConfigurationSetEventDestination(scope, 'Told', {
      configurationSetName: this.#configurationSet.configurationSetName,
      eventDestination: {
        enabled: true,
        matchingEventTypes: [EmailSendingEvent.DELIVERY],
        kinesisFirehoseDestination: { deliveryStreamArn: streamArn, iamRoleArn: role.roleArn },
      },
    });
    // A stage of before had deliveries among the others: they go on going there until they have this way, so that none is lost.
    this.#events.node.addDependency(deliveries);
  }

  /** What mail is sent by, from site.yaml's senders only. */
  get target(): Target {
    return { arns: this.#resources, conditions: { StringEquals: { 'ses:FromAddress': this.#addresses } } };
  }
}
