import type { ApiKey, ApiKeyId } from '../../domain/api/api-key.ts';
import type { Saved } from './record.ts';

/** What programs of others may call with. There are a few of them. */
export type ApiKeys = {
  /** Strongly consistent, so that one that is revoked opens nothing from then on. */
  find(id: ApiKeyId): Promise<ApiKey | undefined>;
  /** Every key that was ever made, in no order. */
  all(): Promise<ApiKey[]>;
  /** Writes if the stored version is still the one read (0: none stored). */
  save(key: ApiKey): Promise<Saved>;
};
