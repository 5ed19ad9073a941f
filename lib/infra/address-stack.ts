import { RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { Site } from '../domain/content/site.ts';
import { addPublicAddress, type PublicAddress } from './public-address.ts';
import type { Settings } from './settings.ts';

type Props = StackProps & { site: Site; settings: Settings };

/**
 * What others know a stage by: API, domains, certificates, the senders' identities. Apart from the application, since links in mails
 * that have been sent lead here and receivers have come to know the senders: neither can be made again as it was.
 */
export class AddressStack extends Stack {
  readonly accessLog: LogGroup;
  /** None on a stage that still has it in its application stack. */
  readonly publicAddress: PublicAddress | undefined;

  constructor(scope: Construct, id: string, { site, settings, ...props }: Props) {
    super(scope, id, {
      description: 'Dripline: where links lead, and who mail is from',
      terminationProtection: true,
      ...props,
    });
    this.accessLog = new LogGroup(this, 'AccessLog', {
      // Log groups of this name share one policy of the account, which is small and has room for a few of any other.
      logGroupName: `/aws/vendedlogs/dripline-${settings.stage}-web`,
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.publicAddress = settings.addressStack
      ? addPublicAddress(this, { site, settings, accessLog: this.accessLog })
      : undefined;
    // Exported whether another stack reads them or not: an export that goes while one still does fails a deploy.
    for (const value of [this.accessLog.logGroupArn, ...(this.publicAddress?.web.references ?? [])])
      this.exportValue(value);
  }
}
