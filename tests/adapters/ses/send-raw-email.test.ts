import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DirectCall } from '../../../lib/adapters/aws/direct-calls.ts';
import { createSendRawEmail } from '../../../lib/adapters/ses/send-raw-email.ts';
import { mailCallsOf } from '../aws/calls-of.ts';
import { startScriptedAws } from '../aws/scripted-aws.ts';

const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
const emails = fc.record({
  Source: word,
  Destination: word,
  Data: fc.array(
    fc
      .string({ unit: 'binary-ascii', minLength: 1, maxLength: 300 })
      .chain((letters) => fc.constantFrom(letters, Buffer.from(letters))),
    { minLength: 1, maxLength: 6 },
  ),
  ConfigurationSetName: word,
  Tags: fc.array(fc.record({ Name: word, Value: word }), { minLength: 1, maxLength: 3 }),
});

const aws = await startScriptedAws();

describe('the form of SendRawEmail', () => {
  it('is the one that the SDK writes, whatever is in the mail', async () => {
    const settings = {
      region: 'eu-west-1',
      endpoint: aws.endpoint,
      credentials: { accessKeyId: 'AKIA0', secretAccessKey: 'secret' },
    };
    const client = new SESClient(settings);
    const sendRawEmail = createSendRawEmail(mailCallsOf(settings));
    const accepted = { status: 200, body: '<SendRawEmailResponse/>' };
    await fc.assert(
      fc.asyncProperty(emails, async ({ Destination, Data, ...rest }) => {
        const email = { Destination, Data, ...rest };
        const options = { abortSignal: AbortSignal.timeout(10_000) };
        const input = {
          ...rest,
          Destinations: [Destination],
          RawMessage: { Data: Buffer.from(Data.join('')) },
        };
        const sdk = await aws.during([accepted], () => client.send(new SendRawEmailCommand(input)));
        const ours = await aws.during([accepted], () => sendRawEmail(email, options));
        expect(ours.seen.map(({ body }) => String(body))).toEqual(sdk.seen.map(({ body }) => String(body)));
      }),
      { numRuns: 60 },
    );
  });
});

describe('the room that a form is written into', () => {
  const mailOf = (letter: string) => ({
    Source: 'lessons@course.test',
    Destination: 'ada@reader.test',
    Data: [letter.repeat(40_000)],
    ConfigurationSetName: 'local',
    Tags: [],
  });
  const answers = { taken: { $metadata: {}, MessageId: '0100' }, unnamed: { $metadata: {} } };

  /** Sends two mails, one after the other, and says whether what went out as the first is still there. */
  const isKept = async (answer: () => Promise<object>): Promise<boolean> => {
    const bodies: Uint8Array[] = [];
    const call = async (_operation: unknown, { body }: { body?: Uint8Array } = {}) => {
      if (body) bodies.push(body);
      return answer();
    };
    // What is called is SendRawEmail alone, of which no more is asked than its name for the mail.
    const sendRawEmail = createSendRawEmail(call as DirectCall<'SendRawEmail'>);
    await sendRawEmail(mailOf('a'), {}).catch(() => undefined);
    const first = Buffer.from(bodies[0] ?? []);
    await sendRawEmail(mailOf('b'), {}).catch(() => undefined);
    return first.equals(bodies[0] ?? new Uint8Array());
  };

  it('is used again for the next mail once SES has a name for this one', async () => {
    expect(await isKept(async () => answers.taken)).toBe(false);
  });

  it('is left alone for as long as some of a mail may still be on its way out of it', async () => {
    expect(await isKept(async () => answers.unnamed)).toBe(true);
    expect(await isKept(() => Promise.reject(new Error('no answer')))).toBe(true);
  });
});
