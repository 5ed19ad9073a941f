import { type Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
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
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { type Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { DnsRecord } from './dns-record.ts';

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

/**
 * The way in from the web. With a certificate it answers under the host of `baseUrl` and nowhere else;
 * without one, under the address that API Gateway gives it.
 */
export class WebEndpoint extends Construct {
  readonly baseUrl: string;
  readonly dnsRecords: readonly DnsRecord[];
  readonly #api: HttpApi;

  constructor(scope: Construct, id: string, props: { baseUrl: string; certificateArn: string | undefined }) {
    super(scope, id);
    const { baseUrl, certificateArn } = props;
    this.#api = new HttpApi(this, 'Api', {
      createDefaultStage: false,
      disableExecuteApiEndpoint: certificateArn !== undefined,
    });
    // A named stage would put its name before every path.
    const stage = new HttpStage(this, 'Stage', {
      httpApi: this.#api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: 50, burstLimit: 100 },
      accessLogSettings: {
        destination: new LogGroupLogDestination(
          new LogGroup(this, 'AccessLog', {
            retention: RetentionDays.ONE_MONTH,
            removalPolicy: RemovalPolicy.DESTROY,
          }),
        ),
        format: accessLogFormat,
      },
    });

    if (certificateArn === undefined) {
      this.baseUrl = this.#api.apiEndpoint;
      this.dnsRecords = [];
      return;
    }
    const host = new URL(baseUrl).hostname;
    const domainName = new DomainName(this, 'DomainName', {
      domainName: host,
      certificate: Certificate.fromCertificateArn(this, 'Certificate', certificateArn),
    });
    new ApiMapping(this, 'Mapping', { api: this.#api, domainName, stage });
    this.baseUrl = baseUrl;
    this.dnsRecords = [
      { record: `${host} CNAME ${domainName.regionalDomainName}`, purpose: 'where the pages live' },
    ];
  }

  /** Answers with 5xx, whoever gave them. */
  serverErrors(period: Duration): Metric {
    return this.#api.metricServerError({ statistic: Stats.SUM, period });
  }

  /** Sends every request to `handler`. Apart from the constructor, since the handler has to know `baseUrl`. */
  serve(handler: IFunction): void {
    const route = new HttpRoute(this, 'Everything', {
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
}
