/**
 * Programs that say what they are: proxies that fetch every picture before anybody has looked, and scanners that follow
 * every link. `Mozilla/5.0` and nothing more is how Apple's Mail Privacy Protection fetches.
 */
const machines =
  /^$|^mozilla\/5\.0$|bot\b|crawl|spider|scan|preview|prefetch|headless|python|curl\/|wget|go-http-client|okhttp|java\/|libwww|barracuda|proofpoint|mimecast/i;

/** Whether an open or a click is a program's own, by what it calls itself. One that does not say so passes for a person. */
export const isMachine = (userAgent: string | null | undefined): boolean =>
  machines.test((userAgent ?? '').trim());
