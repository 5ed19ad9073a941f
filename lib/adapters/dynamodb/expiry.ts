import type { Instant } from '../../domain/time/instant.ts';
import { tableDefinition } from './table-definition.ts';

export const unixSeconds = (at: Instant): number => Math.ceil(Date.parse(at) / 1000);

/** The attribute that has DynamoDB remove an item some time after `at`; none for an item that is to stay. */
export const expiry = (at: Instant | undefined): Record<string, number> =>
  at ? { [tableDefinition.expiry]: unixSeconds(at) } : {};
