import * as z from 'zod';
import { apiKeyId } from '../api/api-key.ts';
import { type Instant, instantSchema, later } from '../time/instant.ts';
import { signUpSource } from './sign-up-source.ts';

/** What was agreed to, when and how: the proof that the law asks the sender for. */
export const consentSchema = z.lazy(() =>
  z.object({
    /** SHA-256 of the text shown; the text itself is archived under it. */
    textHash: z.string(),
    requestedAt: instantSchema,
    confirmedAt: instantSchema.optional(),
    /** `api`: in another program, which then asked here. */
    mechanism: z.enum(['sign-up form', 'own page', 'import', 'api']),
    /** With an import: how consent was given before it, in the words of the file. */
    source: z.string().optional(),
    /** Which link led to the form, by the name that it gave itself. */
    signUpSource: signUpSource.optional(),
    /** The key of the program that asked, or vouched. */
    key: apiKeyId.optional(),
    /** Which form it was: a hash of its template, or `elsewhere` for one on another site. */
    formVersion: z.string().optional(),
    /** Keyed hash of the /24 or /64 the request came from. */
    network: z.string().optional(),
  }),
);
export type Consent = z.infer<typeof consentSchema>;

/**
 * All that was agreed to for one course or one list, the latest last. What was confirmed stays, since it is the
 * proof for the mails of its time; at most the last one waits to be confirmed.
 */
export const consentsSchema = z.array(consentSchema).default([]);

const isConfirmed = ({ confirmedAt }: Consent): boolean => confirmedAt !== undefined;

/** A new request takes the place of one that was never confirmed: a stranger's, perhaps. */
export const withRequest = (consents: readonly Consent[], consent: Consent): Consent[] => [
  ...consents.filter(isConfirmed),
  consent,
];

/** The mailbox's owner has agreed. */
export const withConfirmation = (consents: readonly Consent[], now: Instant): Consent[] =>
  consents.map((consent) => (isConfirmed(consent) ? consent : { ...consent, confirmedAt: now }));

/** When somebody signed up for it: what every mail gives as the reason why it comes. */
export const signedUpAt = (consents: readonly Consent[]): Instant | undefined =>
  consents.findLast(isConfirmed)?.requestedAt;

/** When something was confirmed for it first. */
export const confirmedAt = (consents: readonly Consent[]): Instant | undefined =>
  consents.find(isConfirmed)?.confirmedAt;

/** What was agreed to last; where nothing was yet, what waits to be. */
export const latestConsent = (consents: readonly Consent[]): Consent | undefined =>
  consents.findLast(isConfirmed) ?? consents.at(-1);

/** Somebody who never agrees, since a stranger typed their address perhaps, is not kept for longer than this. */
const unconfirmedLife = { days: 30 } as const;

/** When a record that rests on these is removed; undefined once any was confirmed, or where there are none. */
export const forgottenAt = (consents: readonly Consent[]): Instant | undefined => {
  const last = consents.at(-1);
  return last && !consents.some(isConfirmed) ? later(last.requestedAt, unconfirmedLife) : undefined;
};
