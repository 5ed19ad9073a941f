import { DkimIdentity, EasyDkimSigningKeyLength, EmailIdentity, Identity } from 'aws-cdk-lib/aws-ses';
import type { Construct } from 'constructs';
import { type Site, senderDomains } from '../domain/content/site.ts';
import { type DnsRecord, mailFromDomain, senderRecords } from './dns-record.ts';
import type { Settings } from './settings.ts';

/** Makes the domains that mail comes from known to SES, and says which records prove that they are ours. */
export const addSenderIdentities = (
  scope: Construct,
  { site, settings }: { site: Site; settings: Settings },
): DnsRecord[] => {
  if (settings.identity === 'existing') return [];
  return senderDomains(site).flatMap((domain) => {
    const identity = new EmailIdentity(scope, domain, {
      identity: Identity.domain(domain),
      dkimIdentity: DkimIdentity.easyDkim(EasyDkimSigningKeyLength.RSA_2048_BIT),
      mailFromDomain: mailFromDomain(domain, settings),
      // Bounces come as events; SES need not mail them as well.
      feedbackForwarding: false,
    });
    return senderRecords(identity, domain, { reportsTo: site.contact, settings });
  });
};
