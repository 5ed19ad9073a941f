import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { handle } from 'hono/aws-lambda';
import type { WebWorld } from '../worlds/web-in-memory.ts';

export type Answer = {
  statusCode: number;
  headers: Record<string, string>;
  body: string;
  isBase64Encoded: boolean;
};

/** A request as API Gateway's HTTP API hands it over (payload format 2.0). */
export const throughGateway = async (
  world: WebWorld,
  method: string,
  path: string,
  {
    type,
    body,
    encoding,
    base64 = true,
    query = '',
  }: {
    type?: string;
    body?: string;
    encoding?: string;
    base64?: boolean;
    query?: string | undefined;
  } = {},
): Promise<Answer> => {
  const event: APIGatewayProxyEventV2 = {
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString: query,
    headers: {
      host: 'course.test',
      ...(type ? { 'content-type': type } : {}),
      ...(encoding ? { 'accept-encoding': encoding } : {}),
    },
    requestContext: {
      accountId: '1',
      apiId: 'api',
      domainName: 'course.test',
      domainPrefix: 'course',
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: '203.0.113.9', userAgent: 'test' },
      requestId: 'request',
      routeKey: '$default',
      stage: '$default',
      time: '06/Jan/2026:10:30:00 +0000',
      timeEpoch: 1767695400000,
    },
    ...(body === undefined ? {} : { body: base64 ? Buffer.from(body).toString('base64') : body }),
    isBase64Encoded: body !== undefined && base64,
  };
  // The handler's types cover all of API Gateway's payload formats; this event is of one of them.
  return (await handle(world.app)(event as never)) as Answer;
};
