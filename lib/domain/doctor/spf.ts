import { type Outcome, well, wrong } from './outcome.ts';

const spfRecords = (records: readonly string[]): string[] =>
  records.filter((record) => /^v=spf1(\s|$)/i.test(record.trim()));

/** What the TXT records of the domain that bounces come back to mean for mail from SES (RFC 7208). */
export const judgeSpf = (domain: string, records: readonly string[]): Outcome => {
  const [record, ...more] = spfRecords(records);
  if (record === undefined)
    return wrong(
      `${domain} has no SPF record.`,
      `Set the record: ${domain} TXT "v=spf1 include:amazonses.com ~all"`,
    );
  if (more.length > 0)
    return wrong(
      `${domain} has ${more.length + 1} SPF records, which receivers take for an error.`,
      'Leave one of them, with include:amazonses.com in it.',
    );
  // "+" is what a mechanism has when it has no sign.
  const terms = record.trim().toLowerCase().split(/\s+/);
  const isAllowed = terms.includes('include:amazonses.com') || terms.includes('+include:amazonses.com');
  if (!isAllowed)
    return wrong(
      `The SPF record of ${domain} does not let SES send: it has no include:amazonses.com.`,
      'Put include:amazonses.com before its "all".',
    );
  const all = terms.findIndex((term) => /^[-~?+]?all$/.test(term));
  const include = terms.findIndex((term) => term.endsWith('include:amazonses.com'));
  if (all !== -1 && all < include)
    return wrong(
      `The SPF record of ${domain} ends with "all" before SES is named, so that SES is never reached.`,
      'Put include:amazonses.com before its "all".',
    );
  if (terms.includes('+all') || terms.includes('all'))
    return wrong(`The SPF record of ${domain} lets everybody send (+all).`, 'End it with ~all or -all.');
  return well(`${domain} lets SES send.`);
};
