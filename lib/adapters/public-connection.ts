import { lookup as resolve } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from './is-public-address.ts';

/** May be connected to: everywhere but in tests, which have their servers on this machine, the public internet alone. */
export type MayConnect = (address: string) => boolean;

/** Where a name or an address leads to is not public. */
export class NotPublic extends Error {
  override name = 'NotPublic';

  readonly host: string;

  constructor(host: string) {
    super(`${host} is an address of this machine or of a network that is not public.`);
    this.host = host;
  }
}

/** Resolves a name as Node would, and lets through nothing but addresses that may be connected to. */
const lookupOnly =
  (mayConnect: MayConnect): LookupFunction =>
  (host, { all, family, hints }, done) => {
    resolve(host, {
      all: true,
      family: family === 4 || family === 6 ? family : 0,
      ...(hints === undefined ? {} : { hints }),
    }).then(
      (found) => {
        const [first] = found;
        if (first === undefined || !found.every(({ address }) => mayConnect(address)))
          done(new NotPublic(host), []);
        else if (all) done(null, found);
        else done(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => done(error, []),
    );
  };

/**
 * The `lookup` for a request to `url` that somebody else has named: the very address that the connection goes to is looked at, so that
 * a name that resolves otherwise the second time gains nothing. Throws `NotPublic` for what is such an address already.
 */
export const publicLookup = (url: URL, mayConnect: MayConnect = isPublicAddress): LookupFunction => {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  // No lookup is made of what is an address already.
  if (isIP(host) !== 0 && !mayConnect(host)) throw new NotPublic(host);
  return lookupOnly(mayConnect);
};
