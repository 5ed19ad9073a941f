import * as z from 'zod';
import type { Verdict } from '../sending/feedback.ts';

/** Names one mail that a doctor sent to SES's simulator: a random name, of nobody on record. */
export const probeId = z
  .string()
  .regex(/^[a-z0-9]{26}$/)
  .brand<'ProbeId'>();

export type ProbeId = z.infer<typeof probeId>;

const tagBeginning = 'doctor_';

/** As a message tag. No id of ours has an underscore in it, and no subscriber is called "doctor". */
export const probeTag = (id: ProbeId): string => `${tagBeginning}${id}`;

/** Reads a tag back; undefined for one that is no probe's. */
export const parseProbeTag = (tag = ''): ProbeId | undefined =>
  tag.startsWith(tagBeginning) ? probeId.safeParse(tag.slice(tagBeginning.length)).data : undefined;

/** The mailboxes of SES's simulator that a doctor writes to, and what SES then has to say of the mail. */
export const simulated = {
  delivery: { to: 'success@simulator.amazonses.com', verdict: 'delivered' },
  bounce: { to: 'bounce@simulator.amazonses.com', verdict: 'bounced-for-good' },
  complaint: { to: 'complaint@simulator.amazonses.com', verdict: 'complained' },
} as const satisfies Record<string, { to: string; verdict: Verdict }>;

export type Simulated = keyof typeof simulated;

export const simulatedKinds = ['delivery', 'bounce', 'complaint'] as const satisfies readonly Simulated[];
