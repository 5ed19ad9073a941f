import { Aws } from 'aws-cdk-lib';
import type { EmailIdentity } from 'aws-cdk-lib/aws-ses';

/** A record that the owner of a domain has to set, in zone-file order, and what it is for. */
export type DnsRecord = { record: string; purpose: string };

/** The subdomain that bounces come back to; a receiver compares it with the From address (SPF alignment). */
export const mailFromDomain = (domain: string): string => `mail.${domain}`;

/** What proves to receivers that mail from `domain` is the owner's; reports about it go to `reportsTo`. */
export const senderRecords = (identity: EmailIdentity, domain: string, reportsTo: string): DnsRecord[] => [
  ...identity.dkimRecords.map(({ name, value }) => ({
    record: `${name} CNAME ${value}`,
    purpose: 'DKIM: lets SES sign your mails',
  })),
  {
    record: `${mailFromDomain(domain)} MX 10 feedback-smtp.${Aws.REGION}.amazonses.com`,
    purpose: 'MAIL FROM: where bounces go; there must be no other MX record here',
  },
  {
    record: `${mailFromDomain(domain)} TXT "v=spf1 include:amazonses.com ~all"`,
    purpose: 'SPF: says that SES may send for you',
  },
  {
    record: `_dmarc.${domain} TXT "v=DMARC1; p=none; rua=mailto:${reportsTo}"`,
    purpose: 'DMARC, suggested: asks receivers to report first; if you already have a record, keep it',
  },
];
