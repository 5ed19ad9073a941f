import * as z from 'zod';

/** What a cap counts mails by that anybody can ask for, from the narrowest to the widest. */
export const capReasons = ['addressDay', 'addressMonth', 'network', 'domain', 'elsewhere', 'all'] as const;
export const capReason = z.enum(capReasons);
export type CapReason = (typeof capReasons)[number];
