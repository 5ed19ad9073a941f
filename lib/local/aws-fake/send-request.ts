import { members, namedMembers } from './query-protocol.ts';

/** A SendRawEmail call, read from its form fields. */
export type SendRequest = {
  raw: Buffer;
  headers: { name: string; value: string }[];
  from: string;
  destinations: string[];
  configurationSet: string | undefined;
  tags: Record<string, string>;
};

export const readSendRequest = (fields: URLSearchParams): SendRequest => {
  const raw = Buffer.from(fields.get('RawMessage.Data') ?? '', 'base64');
  const headers = headersOf(raw);
  return {
    raw,
    headers,
    from: fields.get('Source') ?? headerValue(headers, 'from') ?? '',
    destinations: members(fields, 'Destinations'),
    configurationSet: fields.get('ConfigurationSetName') ?? undefined,
    tags: namedMembers(fields, 'Tags'),
  };
};

export const headerValue = (headers: SendRequest['headers'], name: string): string | undefined =>
  headers.find((header) => header.name.toLowerCase() === name)?.value;

/** The header lines of a message, unfolded (RFC 5322, 2.2.3) and otherwise as they are. */
export const headersOf = (raw: Buffer): SendRequest['headers'] => {
  const block = raw.toString('latin1').split(/\r?\n\r?\n/, 1)[0] ?? '';
  return block
    .replace(/\r?\n(?=[ \t])/g, '')
    .split(/\r?\n/)
    .map((line) => ({ line, colon: line.indexOf(':') }))
    .filter(({ colon }) => colon > 0)
    .map(({ line, colon }) => ({ name: line.slice(0, colon), value: line.slice(colon + 1).trim() }));
};
