import { type Outcome, warned, well, wrong } from './outcome.ts';

/** The TXT records of a name that claim to be DMARC's: RFC 9989 has the version stand first. */
export const dmarcRecords = (records: readonly string[]): string[] =>
  records.filter((record) => /^v\s*=\s*DMARC1\s*(;|$)/i.test(record.trim()));

const tagsOf = (record: string): Map<string, string> =>
  new Map(
    record
      .split(';')
      .map((part) => part.split('='))
      .map(([name = '', ...value]) => [name.trim().toLowerCase(), value.join('=').trim()]),
  );

/**
 * Where receivers look for a domain's policy: at the domain, and then upwards, label by label (RFC 9989's tree walk, at
 * most eight names). A top-level domain has none that would be the owner's.
 */
export const dmarcNames = (domain: string): string[] => {
  const labels = domain.split('.');
  return labels
    .slice(0, -1)
    .map((_, index) => `_dmarc.${labels.slice(index).join('.')}`)
    .slice(0, 8);
};

const suggested = (name: string, contact: string) =>
  `Set the record: ${name} TXT "v=DMARC1; p=none; rua=mailto:${contact}"`;

/** What the records at a domain's DMARC name come to; `records` are those found at `name`. */
export const judgeDmarc = (
  domain: string,
  found: { name: string; records: readonly string[] } | undefined,
  contact: string,
): Outcome => {
  const [record, ...more] = found ? dmarcRecords(found.records) : [];
  if (!found || record === undefined)
    return wrong(
      `${domain} has no DMARC record: Gmail and Yahoo refuse mail to many without one.`,
      suggested(`_dmarc.${domain}`, contact),
    );
  if (more.length > 0)
    return wrong(
      `${found.name} has ${more.length + 1} DMARC records, so that receivers heed none.`,
      'Leave one of them.',
    );
  const tags = tagsOf(record);
  const policy = tags.get('p')?.toLowerCase();
  if (!policy || !['none', 'quarantine', 'reject'].includes(policy))
    return wrong(
      `The DMARC record at ${found.name} has no policy that receivers know.`,
      'Give it p=none, p=quarantine or p=reject.',
    );
  if (!tags.get('rua'))
    return warned(
      `${found.name} says p=${policy}, and nobody gets the reports.`,
      `Add rua=mailto:${contact} to it.`,
    );
  return well(`${found.name} says p=${policy}.`);
};
