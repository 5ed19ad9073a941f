import type { Subscriber } from '../subscriber/subscriber.ts';
import { masked, maskedAddress } from './masked.ts';

/** Somebody's record as it may be shown: with what names them, or masked. */
export const shownPerson = (subscriber: Subscriber, isMasked: boolean) => {
  const { id, address, firstName, zone, tags = [] } = subscriber;
  return {
    id,
    address: isMasked ? maskedAddress(address) : String(address),
    firstName: firstName && isMasked ? masked(firstName) : firstName,
    zone,
    tags,
  };
};

/** Somebody in a sentence. */
export const whomInWords = (subscriber: Subscriber, isMasked: boolean): string => {
  const { id, address, firstName } = shownPerson(subscriber, isMasked);
  return `${firstName ? `${firstName} ` : ''}<${address}> (${id})`;
};
