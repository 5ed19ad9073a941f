import PostalMime from 'postal-mime';
import type { Instant } from '../../domain/time/instant.ts';
import type { StoredMail } from '../aws-fake/contract.ts';

/** A mail as a tool reads it. Header names are lower case; their values are as they went over the wire, unfolded. */
export type LocalMail = {
  id: string;
  to: string;
  from: string;
  subject: string;
  sentAt: Instant;
  headers: Record<string, string>;
  text: string;
  html: string;
  raw: string;
};

/** Parses a stored mail by a mail library of its own, so that what is shown is what a mail program would see. */
export const readMail = async (stored: StoredMail, raw: Buffer): Promise<LocalMail> => {
  const parsed = await PostalMime.parse(raw);
  return {
    id: stored.id,
    to: stored.destinations.join(', '),
    from: stored.from,
    subject: parsed.subject ?? '',
    sentAt: stored.sentAt,
    headers: Object.fromEntries(parsed.headers.map(({ key, value }) => [key, value])),
    text: parsed.text ?? '',
    html: parsed.html ?? '',
    raw: raw.toString('utf8'),
  };
};
