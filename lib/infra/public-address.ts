import { CfnOutput, type Stack } from 'aws-cdk-lib';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { Site } from '../domain/content/site.ts';
import { imageHostsOutput } from '../domain/stage/stack.ts';
import { addDnsRecords } from './dns-record.ts';
import { ImageEndpoint } from './image-endpoint.ts';
import { partOf } from './part-of.ts';
import { addSenderIdentities } from './sender-identities.ts';
import type { Settings } from './settings.ts';
import { WebEndpoint } from './web-endpoint.ts';

/** What others know a stage by: where its links lead, and who its mail says that it is from. */
export type PublicAddress = { web: WebEndpoint; images: ImageEndpoint };

type Props = { site: Site; settings: Settings; accessLog: ILogGroup };

/** Adds all of it to a stack: the one that is there for it or, on a stage of before 1.1 that has not been moved, the application's. */
export const addPublicAddress = (stack: Stack, { site, settings, accessLog }: Props): PublicAddress => {
  const identities = addSenderIdentities(partOf(stack, 'Sending'), { site, settings });
  const web = new WebEndpoint(stack, 'Web', {
    settings,
    accessLog,
    firstOfBefore: settings.addressStack ? undefined : new URL(site.baseUrl).hostname,
  });
  const images = new ImageEndpoint(stack, 'Images', { baseUrl: web.baseUrl, images: settings.images });
  addDnsRecords(stack, [...identities, ...web.dnsRecords, ...images.dnsRecords], settings);
  if (settings.images)
    new CfnOutput(stack, imageHostsOutput, {
      value: settings.images.domains.join(','),
      description: 'The hosts of the images of mails',
    });
  return { web, images };
};
