import * as z from 'zod';
import { listId } from '../content/newsletter.ts';
import { consentSchema } from '../subscriber/consent.ts';
import { storedAddress } from '../subscriber/email-address.ts';
import { storedFirstName } from '../subscriber/first-name.ts';
import { cadenceSchema } from '../time/cadence.ts';
import { instantSchema, later } from '../time/instant.ts';
import { timeZone } from '../time/time-zone.ts';
import { requestId } from './request-id.ts';

/**
 * A sign-up as one form had it, until the link in its own mail is followed. Whoever asks for the same address meanwhile
 * waits beside it and changes nothing of it: a link confirms what its mail said, by the words on its form.
 */
export const waitingRequestSchema = z.lazy(() =>
  z.object({
    /** Which confirmation mail asks for it. */
    number: z.int().positive(),
    /** When that mail was asked for; the consent keeps the moment of the form. */
    askedAt: instantSchema,
    /** The sign-up that it came with: taken once more, that changes nothing. */
    signUp: requestId.optional(),
    consent: consentSchema,
    address: storedAddress,
    firstName: storedFirstName.optional(),
    zone: timeZone,
    /** How often lessons come, as the form said; forms from before it could differ say nothing of it. */
    cadence: cadenceSchema.optional(),
    /** The list whose box was ticked. */
    newsletter: listId.optional(),
  }),
);
export type WaitingRequest = z.infer<typeof waitingRequestSchema>;

/** For as long as somebody may come back with a link that has run out, and ask for a fresh one. */
const waitingLife = { days: 30 } as const;

/** With one more request, without those that nobody has come back to. */
export const withWaiting = (
  waiting: readonly WaitingRequest[],
  request: WaitingRequest,
): WaitingRequest[] => [
  ...waiting.filter(({ askedAt }) => later(askedAt, waitingLife) > request.askedAt),
  request,
];

/** The request that a mail's link stands for; undefined once it was forgotten, or another one was confirmed. */
export const waitingNumber = (
  waiting: readonly WaitingRequest[],
  number: number,
): WaitingRequest | undefined => waiting.find((request) => request.number === number);
