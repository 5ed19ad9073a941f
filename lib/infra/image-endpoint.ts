import { Fn, Validations } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  HttpVersion,
  OriginProtocolPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { Construct } from 'constructs';
import type { DnsRecord } from './dns-record.ts';
import type { Settings } from './settings.ts';

type Props = {
  /** Where the web function answers. */
  baseUrl: string;
  images: Settings['images'];
};

/** The zone that every name of CloudFront's is in. */
const cloudFrontZone = 'Z2FDTNDATAQYW2';

/**
 * Where mails find their images. Without hosts of their own that is the web function itself; with some it is a cache in front of it, which asks the function for each image once. See docs/decisions/images.md.
 */
export class ImageEndpoint extends Construct {
  readonly url: string;
  readonly dnsRecords: readonly DnsRecord[];

  constructor(scope: Construct, id: string, { baseUrl, images }: Props) {
    super(scope, id);
    const name = images?.domains[0];
    if (!images || name === undefined) {
      this.url = `${baseUrl}/images`;
      this.dnsRecords = [];
      return;
    }
    const cache = new Distribution(this, 'Cache', {
      comment: `Images of ${name}`,
      domainNames: images.domains,
      certificate: Certificate.fromCertificateArn(this, 'Certificate', images.certificate),
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      httpVersion: HttpVersion.HTTP2_AND_3,
      defaultBehavior: {
        // Nothing but images can be reached through it: every path is taken for one below this.
        origin: new HttpOrigin(Fn.select(2, Fn.split('/', baseUrl)), {
          originPath: '/images',
          protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
        }),
        // By its path alone, for as long as the function says, and whatever cookies or queries somebody adds.
        cachePolicy: CachePolicy.CACHING_OPTIMIZED,
        allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      },
    });
    Validations.of(cache).acknowledge(
      {
        id: 'AwsSolutions-CFR1',
        reason:
          'Readers may live in any country, and their mail programs fetch images from servers in others.',
      },
      {
        id: 'AwsSolutions-CFR2',
        reason:
          'It serves a few public files from a cache and takes nothing in: a firewall would guard nothing.',
      },
      {
        id: 'AwsSolutions-CFR3',
        reason:
          'Its log would hold who opened which mail when, with their addresses; nobody is to know that.',
      },
    );
    this.url = `https://${name}`;
    this.dnsRecords = images.domains.map((domain) => ({
      id: `${domain}-images`,
      about: domain,
      name: domain,
      type: 'CNAME',
      value: cache.distributionDomainName,
      purpose: 'where the images of mails live',
      aliasZone: cloudFrontZone,
    }));
  }
}
