import type { Context } from 'hono';
import * as z from 'zod';

const onLambda = z.object({
  requestContext: z.object({ http: z.object({ sourceIp: z.string() }) }),
});
const onNode = z.object({
  incoming: z.object({ socket: z.object({ remoteAddress: z.string() }) }),
});

/**
 * The address of the client as the platform saw it: API Gateway's, or the socket's. Headers are not asked,
 * since anybody can write them.
 */
export const clientAddress = (c: Context): string | undefined => {
  const lambda = onLambda.safeParse(c.env);
  if (lambda.success) return lambda.data.requestContext.http.sourceIp;
  const node = onNode.safeParse(c.env);
  return node.success ? node.data.incoming.socket.remoteAddress : undefined;
};
