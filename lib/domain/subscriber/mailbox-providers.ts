/** What a provider says of the addresses that reach one and the same mailbox of its customers. */
type Provider = {
  /** Its domains on which a name is the same customer's; the first stands for all. */
  domains: readonly [string, ...string[]];
  /** What begins a part of the name that is the customer's own and is ignored. */
  separator?: '+' | '-';
  /** Signs in a name that are ignored. */
  ignored?: RegExp;
  /** `anything@name.fastmail.com` is `name@fastmail.com`. */
  subdomains?: true;
};

/** A name that is another customer's on each of the domains. */
const each = (domains: readonly string[], rules: Omit<Provider, 'domains'>): Provider[] =>
  domains.map((domain) => ({ domains: [domain], ...rules }));

/** Only what providers document, or what their own program does: a guess here would take two people for one. */
const providers: readonly Provider[] = [
  // https://support.google.com/mail/answer/7436150 (dots), https://support.google.com/a/users/answer/9308648 (+)
  { domains: ['gmail.com', 'googlemail.com'], separator: '+', ignored: /\./g },
  // https://proton.me/support/addresses-and-aliases (domains, +); dots, hyphens and underscores as removed by
  // `canonicalizeInternalEmail` of https://github.com/ProtonMail/WebClients
  {
    domains: ['proton.me', 'protonmail.com', 'protonmail.ch', 'pm.me'],
    separator: '+',
    ignored: /[._-]/g,
  },
  // https://support.apple.com/118230
  { domains: ['icloud.com', 'me.com', 'mac.com'] },
  // https://yandex.com/support/domain/additional/mailbox-alias.xml
  { domains: ['yandex.ru', 'yandex.com', 'yandex.by', 'yandex.kz', 'yandex.ua', 'ya.ru'] },
  // https://www.fastmail.help/hc/en-us/articles/360060591053
  ...each(['fastmail.com', 'fastmail.fm'], { separator: '+', subdomains: true }),
  // https://learn.microsoft.com/exchange/recipients-in-exchange-online/plus-addressing-in-exchange-online
  ...each(['outlook.com', 'hotmail.com', 'live.com', 'msn.com'], { separator: '+' }),
  // https://help.yahoo.com/kb/SLN28815.html: disposable addresses are a base name, a hyphen and a keyword; no other
  // Yahoo address has a hyphen.
  ...each(['yahoo.com', 'yahoo.co.uk', 'yahoo.de', 'yahoo.fr', 'yahoo.it', 'yahoo.es', 'yahoo.ca'], {
    separator: '-',
  }),
  ...each(['yahoo.co.in', 'yahoo.in', 'yahoo.com.br', 'yahoo.com.au', 'ymail.com', 'rocketmail.com'], {
    separator: '-',
  }),
];

type Parts = { local: string; domain: string };

/** Where mail to an address arrives, in lower case; `at` is undefined for providers that we know nothing of. */
const locate = ({ local, domain }: Parts): { provider: Provider; local: string } | undefined => {
  for (const provider of providers) {
    if (provider.domains.includes(domain)) return { provider, local };
    const parent = provider.subdomains && provider.domains.find((own) => domain.endsWith(`.${own}`));
    const customer = parent && domain.slice(0, -parent.length - 1);
    if (customer && !customer.includes('.')) return { provider, local: customer };
  }
  return undefined;
};

/** A name without its customer's own part. A separator at its very beginning separates nothing. */
const untagged = (local: string, { separator }: Provider): string => {
  const end = separator ? local.indexOf(separator, 1) : -1;
  return end === -1 ? local : local.slice(0, end);
};

/** A name without anything that its provider ignores. */
const ownName = (local: string, provider: Provider): string => {
  const name = untagged(local, provider);
  return (provider.ignored && name.replace(provider.ignored, '')) || name;
};

/** The one spelling of a mailbox, from a lower-case address. */
export const oneSpelling = (parts: Parts): Parts => {
  const found = locate(parts);
  return found ? { local: ownName(found.local, found.provider), domain: found.provider.domains[0] } : parts;
};

/**
 * The spellings of a mailbox that somebody may be on record by from before there was this table, apart from the one
 * of today: the address as it is written, and its name on each domain of the provider, with and without what is ignored.
 */
export const formerSpellings = (parts: Parts): Parts[] => {
  const found = locate(parts);
  if (!found) return [];
  const { provider, local } = found;
  const names = [...new Set([local, untagged(local, provider), ownName(local, provider)])];
  return [parts, ...provider.domains.flatMap((domain) => names.map((name) => ({ local: name, domain })))];
};
