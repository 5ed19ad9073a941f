import {
  Agent,
  request as ask,
  createServer,
  IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Variables } from '../../lib/local/process/environment.ts';
import type { Checkpoint } from '../../lib/local/world/connect-here.ts';
import { accessDenied } from './access-denied.ts';
import { type AwsRequest, readAwsRequest } from './calls-in.ts';
import { type AwsCall, isAllowed, type Statement } from './is-allowed.ts';
import type { Policies } from './policies.ts';

const prefix = 'AWS_ENDPOINT_URL_';

/** The key of the person at the machine, who sets the stage of a test and looks at what has become of it. */
const ownKey = 'local';

/** Names what was refused: of a batch, the keys that would be refused alone. */
const inWords = (caller: string, call: AwsCall, statements: readonly Statement[]): string => {
  const { action, resource, context } = call;
  const alone = Object.entries(context).flatMap(([name, values]) =>
    values.filter((value) => !isAllowed(statements, { ...call, context: { ...context, [name]: [value] } })),
  );
  const what = alone.length > 0 ? `${alone.join(', ')} (${resource})` : resource;
  return `${caller} may not ${action} on ${what}: see lambdas/*/permissions.ts and lib/adapters/port-permissions.ts.`;
};

/**
 * IAM before the services of the local world: a function's call goes through if its policy allows it, and is refused
 * as AWS would refuse it otherwise. `denied` has a sentence for each that was refused, `callers` everybody who asked.
 * `serverAt` knows the services that run in this process.
 */
export const createCheckpoint = (policies: Policies, serverAt: ServerAt = () => undefined) => {
  const denied: string[] = [];
  const callers = new Set<string>();

  /** The call of a request that IAM does not allow, if there is one. */
  const refusedOf = ({ caller, calls }: AwsRequest): AwsCall | undefined => {
    callers.add(caller);
    if (caller === ownKey) return undefined;
    const statements = policies[caller] ?? [];
    const refused = calls.find((call) => !isAllowed(statements, call));
    if (refused) denied.push(inWords(caller, refused, statements));
    return refused;
  };

  const open: Checkpoint = async (variables) => {
    const targets = endpointsIn(variables);
    // An idle connection ends before the service would end it under a request.
    const agent = new Agent({ keepAlive: true, timeout: 1_000 });
    const server = createServer(async (request, response) => {
      const body = await bytesOf(request);
      const asked = readAwsRequest(request, body);
      const refused = refusedOf(asked);
      if (!refused) {
        const passage = passageOf(request, body, response, targets);
        const server = serverAt(passage.target);
        return server ? handOver(passage, server) : passOn(passage, agent);
      }
      const refusal = accessDenied(asked.service, asked.caller, refused);
      response.writeHead(refusal.status, Object.fromEntries(refusal.headers)).end(await refusal.text());
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    // A server that listens on a port has an AddressInfo; strings are for pipes.
    const { port } = server.address() as AddressInfo;
    return {
      variables: Object.fromEntries(
        [...targets.keys()].map((name) => [`${prefix}${name}`, `http://127.0.0.1:${port}/${name}`]),
      ),
      close: async () => {
        server.closeAllConnections();
        agent.destroy();
        await new Promise((resolve) => server.close(resolve));
      },
    };
  };
  return { open, denied, callers };
};

/** Node's own reader of a whole stream makes a blob of it, which takes longer than all else of a small request. */
const bytesOf = (request: IncomingMessage): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => resolve(Buffer.concat(pieces)));
    request.on('error', reject);
  });

/** Where each service is, by the name that the SDK knows it by. */
const endpointsIn = (variables: Variables): Map<string, URL> =>
  new Map(
    Object.entries(variables).flatMap(([name, url]) =>
      name.startsWith(prefix) && url ? [[name.slice(prefix.length), new URL(url)] as const] : [],
    ),
  );

/** The server of an endpoint, where it is one of this process. */
type ServerAt = (endpoint: URL) => Server | undefined;

/** A request that was let through, where it is to go, and the path that it asks for there. */
type Passage = {
  request: IncomingMessage;
  body: Buffer;
  response: ServerResponse;
  target: URL;
  path: string;
};

const passageOf = (
  request: IncomingMessage,
  body: Buffer,
  response: ServerResponse,
  targets: ReadonlyMap<string, URL>,
): Passage => {
  const [, name = '', rest = ''] = /^\/(\w+)\/?(.*)$/s.exec(request.url ?? '') ?? [];
  const target = targets.get(name);
  if (!target) throw new Error(`The checkpoint knows no service ${name}.`);
  return { request, body, response, target, path: `${target.pathname.replace(/\/$/, '')}/${rest}` };
};

/** To a server of this process without a second connection. */
const handOver = ({ request, body, response, path: url }: Passage, server: Server): void => {
  const { socket, method, headers, rawHeaders } = request;
  const asked = { method, url, headers, rawHeaders, complete: true };
  const again = Object.assign(new IncomingMessage(socket), asked);
  again.push(body);
  again.push(null);
  server.emit('request', again, response);
};

/** Byte for byte, and if the service hangs up or the caller goes, so does the other. */
const passOn = ({ request, body, response, target, path }: Passage, agent: Agent): void => {
  const { hostname, port, host } = target;
  const { method, headers } = request;
  const onward = ask({ hostname, port, path, method, headers: { ...headers, host }, agent }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  onward.on('error', () => response.destroy());
  response.on('close', () => onward.destroy());
  onward.end(body);
};
