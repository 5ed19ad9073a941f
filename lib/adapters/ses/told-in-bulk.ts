import * as z from 'zod';
import type { Told } from '../../pipeline/feedback/record-arrivals.ts';
import { parseSesRecord, sesEventOf } from './ses-event.ts';

/** What Firehose calls a function with to have records changed on their way (AWS: "Data transformation", Amazon Data Firehose). */
const batchSchema = z.object({ records: z.array(z.object({ recordId: z.string(), data: z.string() })) });
export type Batch = z.infer<typeof batchSchema>;

/** A record that no function could take, as Firehose writes it into the bucket (AWS: "Handle failure in data transformation"). */
const untakenSchema = z.object({ rawData: z.string() });

/** What EventBridge says of a new object in that bucket. */
const placeSchema = z.object({
  source: z.literal('aws.s3'),
  detail: z.object({ bucket: z.object({ name: z.string() }), object: z.object({ key: z.string() }) }),
});

/** SES's events in bulk: at hand, or where they lie. */
export const inBulkSchema = z.union([batchSchema, placeSchema]);

export const toldInBatch = ({ records }: Batch): Told[] => records.map(({ data }) => toldBy(data));

/** One object of the bucket: records one after another, in lines or without. */
export const toldInObject = (text: string): Told[] =>
  text
    .split(/(?<=\})\s*(?=\{)/)
    .filter((piece) => piece.trim() !== '')
    .map((piece) => {
      const { data: untaken } = untakenSchema.safeParse(jsonIn(piece));
      return untaken ? toldBy(untaken.rawData) : notUnderstood(piece, '');
    });

const toldBy = (base64: string): Told => {
  const text = Buffer.from(base64, 'base64').toString('utf8');
  const said = jsonIn(text) ?? text;
  const parsed = parseSesRecord(said);
  if (parsed.kind === 'not-understood') return notUnderstood(said, parsed.at);
  // SES is asked to tell of nothing else here; whoever had it do so finds it among the dead letters, as an event like any other.
  if (parsed.feedback.verdict !== 'delivered') return notUnderstood(said, 'eventType');
  return { feedback: parsed.feedback, work: sesEventOf(said) };
};

const notUnderstood = (said: unknown, at: string): Told => ({ notUnderstoodAt: at, work: sesEventOf(said) });

const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
