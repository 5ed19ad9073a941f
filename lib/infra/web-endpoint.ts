import { type Duration, Stack, Validations } from 'aws-cdk-lib';
import { AccessLogField, AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  ApiMapping,
  DomainName,
  HttpApi,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Certificate, CertificateValidation, type ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import { type Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { HostedZone } from 'aws-cdk-lib/aws-route53';
import { Construct } from 'constructs';
import type { DnsRecord } from './dns-record.ts';
import { partOf } from './part-of.ts';
import type { Settings } from './settings.ts';

// Paths carry signed tokens and requests come from people: neither a path nor an address is logged.
const accessLogFormat = AccessLogFormat.custom(
  JSON.stringify({
    requestId: AccessLogField.contextRequestId(),
    time: AccessLogField.contextRequestTime(),
    method: AccessLogField.contextHttpMethod(),
    route: AccessLogField.contextRouteKey(),
    status: AccessLogField.contextStatus(),
    milliseconds: AccessLogField.contextResponseLatency(),
  }),
);

type Props = {
  settings: Settings;
  accessLog: ILogGroup;
  /** The host whose resources had no name of their own in their ids, when there was but one. */
  firstOfBefore: string | undefined;
};

/**
 * The way in from the web: under each domain of the stage, and under the address that API Gateway gives it, which stays open whatever
 * domains there are. Mails have gone out with links to any of them, and those open for ever.
 */
export class WebEndpoint extends Construct {
  /** What links of new mails begin with. */
  readonly baseUrl: string;
  readonly dnsRecords: readonly DnsRecord[];
  readonly #api: HttpApi;

  constructor(scope: Construct, id: string, { settings, accessLog, firstOfBefore }: Props) {
    super(scope, id);
    const { domains = [], throttle } = settings;
    this.#api = new HttpApi(this, 'Api', { createDefaultStage: false });
    // A named stage would put its name before every path.
    const stage = new HttpStage(this, 'Stage', {
      httpApi: this.#api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: throttle.rate, burstLimit: throttle.burst },
      accessLogSettings: { destination: new LogGroupLogDestination(accessLog), format: accessLogFormat },
    });
    this.dnsRecords = domains.map(({ name, certificate }) => {
      const suffix = name === firstOfBefore ? '' : `-${name}`;
      const domainName = new DomainName(this, `DomainName${suffix}`, {
        domainName: name,
        certificate: this.#certificateOf(`Certificate${suffix}`, name, certificate, settings),
      });
      new ApiMapping(this, `Mapping${suffix}`, { api: this.#api, domainName, stage });
      return {
        id: `${name}-pages`,
        about: name,
        name,
        type: 'CNAME' as const,
        value: domainName.regionalDomainName,
        purpose: 'where the pages live',
        aliasZone: domainName.regionalHostedZoneId,
      };
    });
    const [first] = domains;
    this.baseUrl = first ? `https://${first.name}` : this.#api.apiEndpoint;
  }

  /** What other stacks go by. It is exported whether one does or not: an export that goes while a stack still reads it fails a deploy. */
  get references(): string[] {
    return [this.#api.apiId, this.#api.apiEndpoint];
  }

  /** Answers with 5xx, whoever gave them. */
  serverErrors(period: Duration): Metric {
    return this.#api.metricServerError({ statistic: Stats.SUM, period });
  }

  /** Sends every request to `handler`, in its stack. Apart from the constructor, since the handler has to know `baseUrl`. */
  serve(handler: IFunction): void {
    const route = new HttpRoute(partOf(Stack.of(handler), this.node.id), 'Everything', {
      httpApi: this.#api,
      routeKey: HttpRouteKey.DEFAULT,
      integration: new HttpLambdaIntegration('Integration', handler),
    });
    Validations.of(route).acknowledge({
      id: 'AwsSolutions-APIG4',
      reason:
        'The sign-up form is for everybody. What changes an existing subscription asks for a signed token, ' +
        'which the function checks; RFC 8058 forbids any other authentication for the unsubscribe link.',
    });
  }

  #certificateOf(
    id: string,
    domainName: string,
    given: string | undefined,
    { hostedZone }: Settings,
  ): ICertificate {
    if (given !== undefined) return Certificate.fromCertificateArn(this, id, given);
    // The schema refuses a domain with neither.
    if (!hostedZone) throw new Error(`${domainName} has neither a certificate nor a hosted zone.`);
    const zone = HostedZone.fromHostedZoneAttributes(this, `${id}-Zone`, {
      hostedZoneId: hostedZone.id,
      zoneName: hostedZone.name,
    });
    return new Certificate(this, id, { domainName, validation: CertificateValidation.fromDns(zone) });
  }
}
