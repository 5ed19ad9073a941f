import { Aws, CfnOutput } from 'aws-cdk-lib';
import { CfnRecordSet } from 'aws-cdk-lib/aws-route53';
import type { EmailIdentity } from 'aws-cdk-lib/aws-ses';
import type { Construct } from 'constructs';
import { isInZone, type StageSettings } from '../domain/stage/stage-settings.ts';

/** A record that the owner of a domain has to set, and what it is for. */
export type DnsRecord = {
  /** Tells it from the others of a stage, whatever is added before it. */
  id: string;
  /** The host or domain that it is about, which is known before anything is deployed. */
  about: string;
  name: string;
  type: 'CNAME' | 'MX' | 'TXT';
  value: string;
  purpose: string;
  /** The zone of AWS's own that a CNAME leads to: in Route 53 it can be an alias, which the top of a zone takes too. */
  aliasZone?: string;
};

/** The subdomain that bounces come back to; a receiver compares it with the From address (SPF alignment). */
export const mailFromDomain = (domain: string, { mailFrom }: Pick<StageSettings, 'mailFrom'>): string =>
  `${mailFrom}.${domain}`;

/** What proves to receivers that mail from `domain` is the owner's; reports about it go to `reportsTo`. */
export const senderRecords = (
  identity: EmailIdentity,
  domain: string,
  { reportsTo, settings }: { reportsTo: string; settings: Pick<StageSettings, 'mailFrom' | 'dmarc'> },
): DnsRecord[] => {
  const mailFrom = mailFromDomain(domain, settings);
  return [
    ...identity.dkimRecords.map(({ name, value }, index) => ({
      id: `${domain}-dkim-${index + 1}`,
      about: domain,
      name,
      type: 'CNAME' as const,
      value,
      purpose: 'DKIM: lets SES sign your mails',
    })),
    {
      id: `${domain}-mail-from`,
      about: mailFrom,
      name: mailFrom,
      type: 'MX',
      value: `10 feedback-smtp.${Aws.REGION}.amazonses.com`,
      purpose: 'MAIL FROM: where bounces go; there must be no other MX record here',
    },
    {
      id: `${domain}-spf`,
      about: mailFrom,
      name: mailFrom,
      type: 'TXT',
      value: '"v=spf1 include:amazonses.com ~all"',
      purpose: 'SPF: says that SES may send for you',
    },
    ...(settings.dmarc === 'existing'
      ? []
      : [
          {
            id: `${domain}-dmarc`,
            about: domain,
            name: `_dmarc.${domain}`,
            type: 'TXT' as const,
            value: `"v=DMARC1; p=none; rua=mailto:${reportsTo}"`,
            purpose: 'DMARC: asks receivers to report first; if you already have a record, keep it',
          },
        ]),
  ];
};

/** As a zone file has it, so that it can be imported. */
const zoneLine = ({ name, type, value }: DnsRecord): string =>
  `${name}. 3600 IN ${type} ${value}${type === 'TXT' ? '' : '.'}`;

/** Sets the records of the stage's own hosted zone, and has the others printed for whoever sets them. */
export const addDnsRecords = (
  scope: Construct,
  records: readonly DnsRecord[],
  settings: Pick<StageSettings, 'hostedZone'>,
): void => {
  for (const record of records)
    if (isInZone(settings, record.about)) setRecord(scope, record, settings.hostedZone?.id ?? '');
  const toSet = records.filter(({ about }) => !isInZone(settings, about));
  for (const [index, record] of toSet.entries())
    new CfnOutput(scope, `DnsRecord${index + 1}`, { value: zoneLine(record), description: record.purpose });
};

const setRecord = (scope: Construct, record: DnsRecord, hostedZoneId: string): void => {
  const { id, name, type, value, aliasZone } = record;
  new CfnRecordSet(scope, `Dns-${id}`, {
    hostedZoneId,
    name: `${name}.`,
    ...(aliasZone === undefined
      ? { type, ttl: '3600', resourceRecords: [value] }
      : { type: 'A', aliasTarget: { dnsName: value, hostedZoneId: aliasZone } }),
  });
};
