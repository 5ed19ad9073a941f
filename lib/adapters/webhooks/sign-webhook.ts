import { createHmac } from 'node:crypto';
import { type Instant, unixSeconds } from '../../domain/time/instant.ts';

/**
 * The headers by which whoever gets something knows that it comes from here and is fresh, as Standard Webhooks has them: a signature
 * by each secret, of id, time and body.
 */
export const signWebhook = (
  { id, at, body }: { id: string; at: Instant; body: string },
  secrets: readonly string[],
): Record<string, string> => {
  const timestamp = String(unixSeconds(at));
  const signatures = secrets.map((secret) => {
    const mac = createHmac('sha256', Buffer.from(secret, 'base64')).update(`${id}.${timestamp}.${body}`);
    return `v1,${mac.digest('base64')}`;
  });
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.join(' '),
  };
};
