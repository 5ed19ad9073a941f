import { type Instant, millisecondsBetween } from '../time/instant.ts';

/**
 * Programs that say what they are: proxies that fetch every picture before anybody has looked, and scanners that follow
 * every link. `Mozilla/5.0` and nothing more is how Apple's Mail Privacy Protection fetches.
 */
const machines =
  /^$|^mozilla\/5\.0$|bot\b|crawl|spider|scan|preview|prefetch|headless|python|curl\/|wget|go-http-client|okhttp|java\/|libwww|barracuda|proofpoint|mimecast/i;

/** Sooner after SES took a mail than it takes to arrive, to be noticed, and to be opened by somebody. */
const soonestForAPerson = 5_000;

/** An open or a click: what its program calls itself, and when it came after SES took the mail. */
export type Seen = { userAgent: string | null | undefined; sentAt: Instant; at: Instant | undefined };

/**
 * Whether an open or a click is a program's own: by what it calls itself, or because nobody is so quick, as scanners are that look at a
 * mail before they deliver it. One that neither says so nor hurries passes for a person.
 */
export const isMachine = ({ userAgent, sentAt, at }: Seen): boolean =>
  machines.test((userAgent ?? '').trim()) || (at !== undefined && isHasty(millisecondsBetween(sentAt, at)));

/** Before the mail itself, which no clock of SES's should say, proves nothing. */
const isHasty = (milliseconds: number): boolean => milliseconds >= 0 && milliseconds < soonestForAPerson;
