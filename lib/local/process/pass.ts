import { timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import * as z from 'zod';

/**
 * What shows that a request comes from a local world itself or from its owner's commands: random, one a world, known to its
 * processes by their environment and to its owner by `world.json`. A web page or another user of this machine has none.
 */
export const passSchema = z.string().min(32).brand<'Pass'>();
export type Pass = z.infer<typeof passSchema>;

/** Where the AWS SDK puts a session token. A page of another site could not set it without asking first. */
export const passHeader = 'x-amz-security-token';

export const hasPass = (given: IncomingHttpHeaders[string], pass: Pass): boolean =>
  typeof given === 'string' &&
  given.length === pass.length &&
  timingSafeEqual(Buffer.from(given), Buffer.from(pass));
