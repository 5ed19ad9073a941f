import { SendRawEmailCommand, type SendRawEmailResponse } from '@aws-sdk/client-ses';
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

const beginning = Buffer.from('Action=SendRawEmail&Version=2010-12-01&RawMessage.Data=');

/**
 * One call, of which the client's settings decide how often it is made: once. The form is the one that the SDK writes, without its
 * look at each sign of a whole mail.
 */
export const createSendRawEmail = (call: DirectCall) => {
  const dataOf = createEscapedBase64();
  return (mail: RawEmail, options: { abortSignal?: AbortSignal }): Promise<SendRawEmailResponse> => {
    const body = Buffer.concat([beginning, ...dataOf(mail.Data), Buffer.from(restOf(mail))]);
    return call(SendRawEmailCommand, { RawMessage: undefined }, { ...options, body });
  };
};
