import { type ApiKey, apiKeyStanding, readApiKey } from '../../domain/api/api-key.ts';
import type { Ports } from '../ports.ts';

export type Admission =
  | { kind: 'admitted'; key: ApiKey }
  /** One that is no key of ours is `unknown`, whatever is wrong with it. */
  | { kind: 'refused'; because: 'unknown' | 'replaced' | 'expired' | 'revoked' };

/** Whose program it is, by the key that it shows. What looks like no key is asked of no record. */
export const admitProgram =
  ({ clock, hashes, apiKeys, telemetry }: Pick<Ports, 'clock' | 'hashes' | 'apiKeys' | 'telemetry'>) =>
  async (shown: string): Promise<Admission> => {
    const read = readApiKey(shown);
    const key = read && (await apiKeys.find(read.id));
    const standing = key ? apiKeyStanding(key, hashes.apiSecret(read.secret), clock.now()) : 'unknown';
    if (key && standing === 'good') return { kind: 'admitted', key };
    telemetry.count('apiKeyRefused');
    return { kind: 'refused', because: standing === 'good' ? 'unknown' : standing };
  };
