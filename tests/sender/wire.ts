import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, vi } from 'vitest';
import { createMailer } from '../../lib/adapters/ses/mailer.ts';
import { outgoingMail } from '../fixtures/outgoing-mail.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const acceptance =
  '<SendRawEmailResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><SendRawEmailResult><MessageId>ses-1</MessageId></SendRawEmailResult><ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></SendRawEmailResponse>';

const errorBody = (code: string, message: string, type: 'Sender' | 'Receiver') =>
  `<ErrorResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><Error><Type>${type}</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>1</RequestId></ErrorResponse>`;

/** What SES, or the network before it, can do with one whole request. */
export const answers = {
  accepts: (_, response) => response.end(acceptance),
  acceptsWithoutSayingSo: (request) => request.socket.destroy(),
  saysHalfOfIt: (_, response) => {
    response.writeHead(200, { 'content-length': acceptance.length });
    response.write(acceptance.slice(0, 20));
  },
  saysHalfOfItAndHangsUp: (request, response) => {
    response.writeHead(200, { 'content-length': acceptance.length });
    response.write(acceptance.slice(0, 20), () => request.socket.destroy());
  },
  neverAnswers: () => undefined,
  answersWithNonsense: (_, response) => response.end('<html>'),
} as const satisfies Record<string, Answer>;

export const refusesWith =
  (status: number, code: string, message: string): Answer =>
  (_, response) =>
    response
      .writeHead(status, { 'content-type': 'text/xml' })
      .end(errorBody(code, message, status < 500 ? 'Sender' : 'Receiver'));

/** A server in the place of SES that counts the requests that have reached it whole, and sees when they are given up. */
export const startWire = async () => {
  let answer: Answer = answers.accepts;
  let requests = 0;
  let givenUp: Promise<void> = Promise.resolve();
  const server = createServer((request, response) => {
    givenUp = new Promise((resolve) => request.socket.once('close', () => resolve()));
    request.resume().once('end', () => {
      requests += 1;
      answer(request, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port has an AddressInfo.
  const { port } = server.address() as AddressInfo;
  const close = () => {
    server.closeAllConnections();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  };
  for (const [name, value] of Object.entries({
    AWS_ENDPOINT_URL_SES: `http://127.0.0.1:${port}`,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
  }))
    vi.stubEnv(name, value);
  afterAll(async () => {
    vi.unstubAllEnvs();
    await close();
  });

  return {
    /** One mail through the real client, with a time limit of so many milliseconds. */
    send: async (how: Answer, timeLimit?: number) => {
      answer = how;
      requests = 0;
      const result = await createMailer('a-set', {}, timeLimit).send(outgoingMail);
      return { ...result, requests };
    },
    givenUp: () => givenUp,
    close,
  };
};
