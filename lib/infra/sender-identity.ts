import { Stack } from 'aws-cdk-lib';
import { EventBus } from 'aws-cdk-lib/aws-events';
import {
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  DkimIdentity,
  EasyDkimSigningKeyLength,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';
import type { Site, Tracking } from '../domain/content/site.ts';
import type { Target } from './allow-ports.ts';
import { type DnsRecord, mailFromDomain, senderRecords } from './dns-record.ts';
import type { Settings } from './settings.ts';

/**
 * Not `Send`, which would come with every mail and says no more than the answer to the call: that SES has taken a mail is proven by
 * each of the others as well. Opens and clicks only where site.yaml asks for them: it is these two that make SES rewrite the mails.
 */
const eventsOf = ({ opens, clicks }: Tracking) => [
  EmailSendingEvent.DELIVERY,
  EmailSendingEvent.BOUNCE,
  EmailSendingEvent.COMPLAINT,
  EmailSendingEvent.REJECT,
  EmailSendingEvent.DELIVERY_DELAY,
  EmailSendingEvent.RENDERING_FAILURE,
  ...(opens ? [EmailSendingEvent.OPEN] : []),
  ...(clicks ? [EmailSendingEvent.CLICK] : []),
];

/** SES as far as Dripline needs it: under which names mail goes out, by what it is sent, where events go. */
export class SenderIdentity extends Construct {
  readonly configurationSetName: string;
  readonly dnsRecords: readonly DnsRecord[];
  readonly #addresses: string[];
  readonly #resources: string[];

  constructor(scope: Construct, id: string, { site, settings }: { site: Site; settings: Settings }) {
    super(scope, id);
    this.configurationSetName = `dripline-${settings.stage}`;
    const configurationSet = new ConfigurationSet(this, 'ConfigurationSet', {
      configurationSetName: this.configurationSetName,
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
      reputationMetrics: true,
      // Dripline keeps its own list, from which a bounce comes off again. SES's never forgets one, and would drop in silence
      // what was confirmed since; in complaints the two agree, and an operator takes an address off both.
      suppressionReasons: SuppressionReasons.COMPLAINTS_ONLY,
    });
    configurationSet.addEventDestination('Events', {
      // SES publishes to the default bus only.
      destination: EventDestination.eventBus(EventBus.fromEventBusName(this, 'DefaultBus', 'default')),
      events: eventsOf(site.tracking),
    });

    this.#addresses = Object.values(site.senders);
    const domains = new Set(this.#addresses.map((address) => address.slice(address.lastIndexOf('@') + 1)));
    this.dnsRecords =
      settings.identity === 'existing' ? [] : [...domains].flatMap((domain) => this.#identity(domain, site));
    const stack = Stack.of(this);
    const arnOf = (resource: string, resourceName: string) =>
      stack.formatArn({ service: 'ses', resource, resourceName });
    this.#resources = [
      // In the sandbox SES asks for the right to the recipient's identity as well; which it may be sent from, the condition says.
      arnOf('identity', '*'),
      arnOf('configuration-set', this.configurationSetName),
    ];
  }

  #identity(domain: string, site: Site): DnsRecord[] {
    const identity = new EmailIdentity(this, domain, {
      identity: Identity.domain(domain),
      dkimIdentity: DkimIdentity.easyDkim(EasyDkimSigningKeyLength.RSA_2048_BIT),
      mailFromDomain: mailFromDomain(domain),
      // Bounces come as events; SES need not mail them as well.
      feedbackForwarding: false,
    });
    return senderRecords(identity, domain, site.contact);
  }

  /** What mail is sent by, from site.yaml's senders only. */
  get target(): Target {
    return { arns: this.#resources, conditions: { StringEquals: { 'ses:FromAddress': this.#addresses } } };
  }
}
