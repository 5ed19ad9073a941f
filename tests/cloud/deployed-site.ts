import type { IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import * as z from 'zod';
import type { Connection } from '../../lib/adapters/connect.ts';
import { functionName, type LambdaName } from '../../lib/adapters/function-name.ts';
import { type Instant, later, millisecondsBetween } from '../../lib/domain/time/instant.ts';
import { advanceBy } from '../../lib/local/clock/duration.ts';
import type { Account } from './emulator.ts';
import { moveRecord } from './move-record.ts';
import { listen, passOn } from './pass-on.ts';

/** What the emulator keeps of a mail that SES took. */
const messagesSchema = z.object({
  messages: z.record(
    z.string(),
    z.array(
      z.object({
        MessageId: z.string(),
        Source: z.string(),
        To: z.array(z.string()),
        Subject: z.string(),
        BodyText: z.string(),
        BodyHtml: z.string(),
        Timestamp: z.number(),
      }),
    ),
  ),
});

export type DeployedSite = {
  /** Where scenarios find the pages, and beside them the inbox and the clock of the local world. */
  url: string;
  /** Calls a function as its schedule or an event does. */
  invoke(name: LambdaName, event: object): Promise<unknown>;
  close(): Promise<void>;
};

/** Lets so much time pass, with a sweep at each moment at which something falls due. */
export type MoveOn = (by: string, sweep: () => Promise<unknown>) => Promise<unknown>;

/**
 * A deployed stage at an address of this machine: its own pages, and `/_local/mail` and `/_local/clock` as the local world has
 * them, so that a scenario plays there as it plays here.
 */
export const openDeployedSite = async (
  { apiPort, url: endpoint, id: account }: Account,
  { stage, baseUrl }: Pick<Connection, 'stage' | 'baseUrl'>,
  moveOn: MoveOn,
): Promise<DeployedSite> => {
  const lambda = new LambdaClient({ endpoint });
  const invoke: DeployedSite['invoke'] = async (name, event) => {
    const {
      Payload,
      FunctionError,
      LogResult = '',
    } = await lambda.send(
      new InvokeCommand({
        FunctionName: functionName(stage, name),
        Payload: JSON.stringify(event),
        LogType: 'Tail',
      }),
    );
    const answer = new TextDecoder().decode(Payload);
    if (FunctionError)
      throw new Error(`${name} failed: ${answer}\n${Buffer.from(LogResult, 'base64').toString('utf8')}`);
    return JSON.parse(answer);
  };
  const mails = async (own: string, to: string | null) => {
    const kept = await fetch(`${endpoint}/_ministack/ses/messages`);
    const { messages } = messagesSchema.parse(await kept.json());
    const here = (text: string) => text.replaceAll(baseUrl, own);
    // Another stage of the account may have mailed the same person; each mail links to its own.
    const isFromHere = ({ BodyText }: { BodyText: string }) => BodyText.includes(baseUrl);
    return (messages[account] ?? [])
      .filter((mail) => isFromHere(mail) && (to === null || mail.To.includes(to)))
      .map((mail) => ({
        id: mail.MessageId,
        to: mail.To.join(', '),
        from: mail.Source,
        subject: mail.Subject,
        sentAt: new Date(mail.Timestamp * 1000).toISOString(),
        text: here(mail.BodyText),
        html: here(mail.BodyHtml),
      }));
  };
  const advance = (by: string) => moveOn(by, () => invoke('send-lessons', { sweeper: 0, of: 1 }));

  const door = await listen((incoming, outgoing) => {
    const own = `http://localhost:${door.port}`;
    const { pathname, searchParams } = new URL(incoming.url ?? '', own);
    const answer = localAnswer(pathname, incoming, {
      mails: () => mails(own, searchParams.get('to')),
      advance,
    });
    if (answer === undefined)
      return passOn(incoming, outgoing, { port: apiPort, headers: { host: new URL(baseUrl).host } });
    answer.then(
      (value) => outgoing.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value)),
      (error: unknown) => outgoing.writeHead(500).end(String(error)),
    );
  });
  return {
    url: `http://localhost:${door.port}`,
    invoke,
    close: async () => {
      lambda.destroy();
      await door.close();
    },
  };
};

const localAnswer = (
  path: string,
  incoming: IncomingMessage,
  { mails, advance }: { mails(): Promise<unknown>; advance(by: string): Promise<unknown> },
): Promise<unknown> | undefined => {
  if (path === '/_local/mail') return mails();
  if (path !== '/_local/clock') return undefined;
  return json(incoming).then((body) => advance(z.object({ advance: z.string() }).parse(body).advance));
};

const sweepSchema = z.object({ sent: z.number() });

/** Moves on from one due time to the next, with a sweep at each, as the local world's clock does. */
export const moveOnIn =
  (connection: Connection): MoveOn =>
  async (by, sweep) => {
    const start = connection.clock.now();
    const goal = advanceBy(start, by);
    if ('fault' in goal) throw new Error(goal.fault);
    let left = millisecondsBetween(start, goal.to);
    const counted = { sweeps: 0, sent: 0 };
    const sweepNow = async () => {
      const { sent } = sweepSchema.parse(await sweep());
      counted.sweeps += 1;
      counted.sent += sent;
    };
    while (left > 0) {
      const step = Math.min(left, await untilNextDue(connection));
      await moveRecord(connection, step);
      left -= step;
      await sweepNow();
    }
    return { now: connection.clock.now(), ...counted };
  };

/** At least a minute, so that what stays due holds nothing up. */
const untilNextDue = async ({ queue, clock }: Connection): Promise<number> => {
  const now = clock.now();
  const next: Instant = (await queue.nextDueAt()) ?? later(now, { days: 3653 });
  return Math.max(60_000, millisecondsBetween(now, next));
};
