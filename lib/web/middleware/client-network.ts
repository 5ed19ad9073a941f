import type { Context } from 'hono';
import * as z from 'zod';
import type { WebContext } from '../context.ts';

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
const clientAddress = (c: Context): string | undefined => {
  const lambda = onLambda.safeParse(c.env);
  if (lambda.success) return lambda.data.requestContext.http.sourceIp;
  const node = onNode.safeParse(c.env);
  return node.success ? node.data.incoming.socket.remoteAddress : undefined;
};

/** The client's network as caps count by it: a keyed hash; undefined for an address that is no network's. */
export const clientNetwork = ({ ports }: Pick<WebContext, 'ports'>, c: Context): string | undefined => {
  const address = clientAddress(c);
  return address === undefined ? undefined : ports.hashes.network(address);
};
