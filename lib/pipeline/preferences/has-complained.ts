import type { Subscriber } from '../../domain/subscriber/subscriber.ts';
import type { Ports } from '../ports.ts';

/** Whoever called our mail unwanted is not mailed by way of another address either, before an operator has looked. */
export const hasComplained = async (
  { suppressions }: Pick<Ports, 'suppressions'>,
  { addressHash }: Pick<Subscriber, 'addressHash'>,
): Promise<boolean> => (await suppressions.find(addressHash))?.reason === 'complaint';
