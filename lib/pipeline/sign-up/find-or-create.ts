import type { PostedForm } from '../../domain/sign-up/sign-up.ts';
import type { Consent } from '../../domain/subscriber/consent.ts';
import type { AddressHash } from '../../domain/subscriber/email-address.ts';
import type { SubscriberId } from '../../domain/subscriber/subscriber.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Ports } from '../ports.ts';

/** What whoever posted a form agreed to; its words are archived. */
export const consentOf = async (
  { consentTexts }: Pick<Ports, 'consentTexts'>,
  { consentText, askedAt, formVersion, network, form, source, key }: PostedForm,
): Promise<Consent> => ({
  textHash: await consentTexts.archive(consentText),
  requestedAt: askedAt,
  mechanism: form === 'api' ? 'api' : 'sign-up form',
  formVersion,
  ...(key ? { key } : {}),
  ...(source ? { signUpSource: source } : {}),
  ...(network ? { network } : {}),
});

/**
 * The subscriber of an address, and the hash that they are on record by: another one while they move to this address. The
 * address is taken first, under a condition, so that two sign-ups at once agree on one id; a crash in between leaves it
 * taken, and the next sign-up goes on from there.
 */
export const findOrCreate = async (
  { subscribers, random }: Pick<Ports, 'subscribers' | 'random'>,
  signUp: PostedForm,
  { hash, now, consent }: { hash: AddressHash; now: Instant; consent: Consent },
): Promise<{ id: SubscriberId; addressHash: AddressHash }> => {
  const id = (await subscribers.idOf(hash)) ?? (await subscribers.takeAddress(hash, random.subscriberId()));
  const known = await subscribers.load(id);
  const name = signUp.firstName ? { firstName: signUp.firstName } : {};
  const { address, zone } = signUp;
  if (!known) {
    await subscribers.save({
      id,
      version: 0,
      address,
      addressHash: hash,
      ...name,
      zone,
      createdAt: now,
      consent,
    });
    // An erasure under way may have given the address up meanwhile.
    return { id: await subscribers.takeAddress(hash, id), addressHash: hash };
  }
  if (known.addressHash !== hash) return { id, addressHash: known.addressHash };
  // Kept for another month. What else was typed waits with the request: one of the two may be a stranger.
  if (!known.consent.confirmedAt) await subscribers.save({ ...known, consent });
  return { id, addressHash: hash };
};
