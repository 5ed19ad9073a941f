import type { SendRawEmailResponse } from '@aws-sdk/client-ses';
import { extendedEncodeURIComponent as escaped } from '@smithy/core/protocols';
import type { DirectCall } from '../aws/direct-calls.ts';
import { createEscapedBase64 } from './escaped-base64.ts';
import type { MessagePiece } from './quoted-printable.ts';

/** As much of the request as every mail of ours has. */
export type RawEmail = {
  Source: string;
  Destination: string;
  Data: readonly MessagePiece[];
  ConfigurationSetName: string;
  Tags: readonly { Name: string; Value: string }[];
};

/** What stands after the message in the form that the SDK writes. */
const restOf = ({ Source, Destination, ConfigurationSetName, Tags }: RawEmail): string =>
  [
    '',
    `Source=${escaped(Source)}`,
    `Destinations.member.1=${escaped(Destination)}`,
    ...Tags.flatMap(({ Name, Value }, index) => [
      `Tags.member.${index + 1}.Name=${escaped(Name)}`,
      `Tags.member.${index + 1}.Value=${escaped(Value)}`,
    ]),
    `ConfigurationSetName=${escaped(ConfigurationSetName)}`,
  ].join('&');

const beginning = 'Action=SendRawEmail&Version=2010-12-01&RawMessage.Data=';

const roomStep = 16_384;

/**
 * Room that forms are written into, used again. Forms that are made anew, 60 KB each, lie outside V8's heap and count towards the
 * size at which it collects all of it: with some hundred on their way it did so every seventy mails, which took a quarter of the sender's
 * processor time (`npm run bench`).
 */
const createRooms = () => {
  const free: Buffer[] = [];
  const take = (bytes: number): Buffer => {
    const room = free.pop();
    return room && room.length >= bytes
      ? room
      : Buffer.allocUnsafeSlow(roomStep * Math.ceil(bytes / roomStep));
  };
  return {
    fill: (pieces: readonly (Buffer | string)[]): { room: Buffer; form: Buffer } => {
      const room = take(pieces.reduce((bytes, { length }) => bytes + length, 0));
      let end = 0;
      for (const piece of pieces) {
        if (typeof piece === 'string') room.write(piece, end, 'latin1');
        else room.set(piece, end);
        end += piece.length;
      }
      return { room, form: room.subarray(0, end) };
    },
    giveBack: (room: Buffer): void => {
      free.push(room);
    },
  };
};

const nameInAnswer = /<MessageId>([\w.@-]+)<\/MessageId>/;

/** The name by which SES has taken a mail, which is all that its answer says. */
const readName = (answer: Uint8Array): Pick<SendRawEmailResponse, 'MessageId'> | undefined => {
  const text = Buffer.from(answer.buffer, answer.byteOffset, answer.byteLength).toString('latin1');
  const [, MessageId] = nameInAnswer.exec(text) ?? [];
  return MessageId === undefined ? undefined : { MessageId };
};

/**
 * One call, of which the client's settings decide how often it is made: once. The form is the one that the SDK writes, without its
 * look at each sign of a whole mail, and of the answer no tree is made.
 */
export const createSendRawEmail = (call: DirectCall<'SendRawEmail'>) => {
  const dataOf = createEscapedBase64();
  const rooms = createRooms();
  return async (
    mail: RawEmail,
    options: { abortSignal?: AbortSignal },
  ): Promise<Pick<SendRawEmailResponse, 'MessageId'>> => {
    const { room, form: body } = rooms.fill([beginning, ...dataOf(mail.Data), restOf(mail)]);
    const answer = await call('SendRawEmail', { ...options, body }, readName);
    // Only who has read all of a mail can say by which name it was taken: of any other, some may still be on its way out of this room.
    if (answer.MessageId) rooms.giveBack(room);
    return answer;
  };
};
