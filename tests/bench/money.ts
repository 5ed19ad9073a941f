import { functionMegabytes } from '../../lib/infra/function-megabytes.ts';
import { type Figure, figure, median } from './figures.ts';

/** What AWS asks in us-east-1, in dollars, as of November 2026. */
const price = {
  ses: { aLaCarte: 0.0001, essentials: 0.00016 },
  writeUnit: 0.625e-6,
  readUnit: 0.125e-6,
  lambdaRequest: 0.2e-6,
  lambdaGigabyteSecond: 0.0000133334,
  firehoseGigabyte: 0.029,
  logGigabyte: 0.5,
} as const;

const million = 1e6;

const megabytes = {
  sender: functionMegabytes['send-lessons'],
  feedback: functionMegabytes['record-deliveries'],
};
/** Firehose takes each record for a multiple of so much (AWS: Firehose pricing). One of SES's is smaller: `tests/scenarios/whole-course.test.ts`. */
const bytesOfRecord = 5 * 1024;
/** Lambda gives a whole processor at this much memory, and a share of one below. */
const megabytesOfOneProcessor = 1_769;
/** What SES lets a young production account send: the sender waits most of its time, and is paid for waiting. */
const usualPerSecond = 14;
export type Usage = {
  readUnits: readonly number[];
  writeUnits: readonly number[];
  logBytes: readonly number[];
  /** Of all events of one mail together. */
  feedback: { events: number; calls: number; readUnits: number; cpuMilliseconds: readonly number[] };
};

const gigabyteSeconds = (seconds: number, memory: number): number => (seconds * memory) / 1024;

/** Dollars for a million mails that each cost so many write units. */
export const dollarsForWrites = (name: string, units: number): Figure =>
  figure(name, '$', [units * million * price.writeUnit]);

/** Dollars for a million mails of a kind, beside what SES asks for them. */
export const dollarsFor = (
  kind: 'lessons' | 'copies of an issue',
  { readUnits, writeUnits, logBytes, feedback }: Usage,
): Figure[] => {
  const { events, calls } = feedback;
  const feedbackSeconds = feedback.cpuMilliseconds.map(
    (cpu) => cpu / 1000 / (megabytes.feedback / megabytesOfOneProcessor),
  );
  const parts: [name: string, dollars: number[]][] = [
    ['DynamoDB writes', writeUnits.map((units) => units * million * price.writeUnit)],
    ['DynamoDB reads', readUnits.map((units) => (units + feedback.readUnits) * million * price.readUnit)],
    [
      `Lambda, the sender at ${usualPerSecond} a second`,
      [gigabyteSeconds(million / usualPerSecond, megabytes.sender) * price.lambdaGigabyteSecond],
    ],
    [
      'Lambda, events',
      feedbackSeconds.map(
        (seconds) =>
          million *
          (calls * price.lambdaRequest +
            gigabyteSeconds(seconds, megabytes.feedback) * price.lambdaGigabyteSecond),
      ),
    ],
    ["Firehose, SES's events", [(million * events * bytesOfRecord * price.firehoseGigabyte) / 2 ** 30]],
    [
      'logs',
      // Of the sender alone: record-deliveries has nothing to say of a mail that arrives, and Lambda is told to keep quiet.
      logBytes.map((bytes) => (bytes * million * price.logGigabyte) / 2 ** 30),
    ],
  ];
  const total = parts.reduce((sum, [, dollars]) => sum + median(dollars), 0);
  return [
    figure(`a million ${kind}, everything beside SES`, '$', [total]),
    ...parts.map(([name, dollars]) => figure(`  of it: ${name}`, '$', dollars)),
  ];
};

/** What SES itself asks for a million mails, of whatever kind. */
export const dollarsForSes = (): Figure[] => [
  figure('a million mails, SES à la carte', '$', [million * price.ses.aLaCarte]),
  figure('a million mails, SES Essentials', '$', [million * price.ses.essentials]),
];
