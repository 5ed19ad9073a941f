import { createSocket } from 'node:dgram';
import type { DnsBehaviour, DnsType } from './contract.ts';

/** Numbers of RFC 1035, section 3.2.2. */
const types: Readonly<Record<number, DnsType>> = { 5: 'CNAME', 15: 'MX', 16: 'TXT' };
const numberOf: Readonly<Record<DnsType, number>> = { CNAME: 5, MX: 15, TXT: 16 };

const responseCodes = { none: 0, failed: 2, 'no-such-name': 3 } as const;

/**
 * What the DNS says of any domain whose owner has set what a deploy prints: DKIM, MAIL FROM, SPF and DMARC. `told` are the names that a
 * test wants answered otherwise.
 */
const answerTo = (name: string, type: DnsType, told: ReadonlyMap<string, DnsBehaviour>): DnsBehaviour => {
  const wanted = told.get(`${type} ${name}`);
  if (wanted) return wanted;
  const [token = '', second] = name.split('.');
  if (type === 'CNAME' && second === '_domainkey') return records(`${token}.dkim.amazonses.com`);
  if (type === 'MX' && token === 'mail') return records('feedback-smtp.us-east-1.amazonses.com');
  if (type === 'TXT' && token === 'mail') return records('v=spf1 include:amazonses.com ~all');
  if (type === 'TXT' && token === '_dmarc')
    return records(`v=DMARC1; p=none; rua=mailto:reports@${name.slice('_dmarc.'.length)}`);
  return { kind: 'records', values: [] };
};

const records = (...values: string[]): DnsBehaviour => ({ kind: 'records', values });

/** A DNS server on loopback: UDP, one question a message, three types of records. */
export const openDns = async (
  told: ReadonlyMap<string, DnsBehaviour>,
): Promise<{ port: number; close(): void }> => {
  const socket = createSocket('udp4');
  socket.on('message', (message, { address, port }) => {
    const answer = answerOf(message, told);
    if (answer) socket.send(answer, port, address);
  });
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  return { port: socket.address().port, close: () => socket.close() };
};

/** Undefined where nothing is to be said. */
const answerOf = (message: Buffer, told: ReadonlyMap<string, DnsBehaviour>): Buffer | undefined => {
  const { labels, end } = labelsAt(message, 12);
  const type = types[message.readUInt16BE(end)];
  const question = message.subarray(12, end + 4);
  if (!type) return reply(message, question, 'none', []);
  const said = answerTo(labels.join('.').toLowerCase(), type, told);
  switch (said.kind) {
    case 'silent':
      return undefined;
    case 'failed':
      return reply(message, question, 'failed', []);
    case 'malformed':
      // It promises an answer and breaks off.
      return reply(message, question, 'none', [Buffer.from([0xc0])]);
    case 'records':
      return reply(
        message,
        question,
        'none',
        said.values.map((value) => resource(numberOf[type], dataOf(type, value))),
      );
  }
};

const labelsAt = (message: Buffer, from: number): { labels: string[]; end: number } => {
  const labels: string[] = [];
  let at = from;
  for (let length = message[at] ?? 0; length > 0; length = message[at] ?? 0) {
    labels.push(message.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { labels, end: at + 1 };
};

const uint16 = (...numbers: number[]): Buffer => {
  const bytes = Buffer.alloc(numbers.length * 2);
  numbers.forEach((number, index) => {
    bytes.writeUInt16BE(number, index * 2);
  });
  return bytes;
};

const reply = (
  message: Buffer,
  question: Buffer,
  code: keyof typeof responseCodes,
  answers: Buffer[],
): Buffer => {
  // A response, recursion asked for and there.
  const header = uint16(message.readUInt16BE(0), 0x8180 | responseCodes[code], 1, answers.length, 0, 0);
  return Buffer.concat([header, question, ...answers]);
};

/** The question's own name, by a pointer to it; for one minute. */
const resource = (type: number, data: Buffer): Buffer =>
  Buffer.concat([uint16(0xc00c, type, 1, 0, 60, data.length), data]);

const nameOf = (name: string): Buffer =>
  Buffer.concat([...name.split('.').map(lengthAndText), Buffer.from([0])]);

const lengthAndText = (text: string): Buffer =>
  Buffer.concat([Buffer.from([text.length]), Buffer.from(text, 'latin1')]);

const dataOf = (type: DnsType, value: string): Buffer => {
  switch (type) {
    case 'CNAME':
      return nameOf(value);
    case 'MX':
      return Buffer.concat([uint16(10), nameOf(value)]);
    case 'TXT':
      // In pieces of 255 bytes, as a long DKIM key is.
      return Buffer.concat((value.match(/.{1,255}/gs) ?? ['']).map(lengthAndText));
  }
};
