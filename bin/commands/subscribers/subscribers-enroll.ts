import { readFile } from 'node:fs/promises';
import { Command, InvalidArgumentError } from 'commander';
import { onFile } from '../../../lib/adapters/on-file.ts';
import type { CourseId } from '../../../lib/domain/content/course.ts';
import type { LessonId } from '../../../lib/domain/content/lesson.ts';
import { maskedAddress } from '../../../lib/domain/people/masked.ts';
import { actInWords } from '../../../lib/domain/people/person-act.ts';
import type { EmailAddress } from '../../../lib/domain/subscriber/email-address.ts';
import { type Instant, instantOf } from '../../../lib/domain/time/instant.ts';
import { canonicalZone, type TimeZone } from '../../../lib/domain/time/time-zone.ts';
import { enrollWithProof } from '../../../lib/pipeline/people/enroll-with-proof.ts';
import { contentOption } from '../../content-folder.ts';
import { exitCodes } from '../../exit-code.ts';
import { jsonOption } from '../../json-option.ts';
import { onStage } from '../../on-stage.ts';
import { say } from '../../say.ts';
import { type OnStage, stageOption } from '../../stage.ts';
import { courseName, knownCourse } from '../mail-name.ts';
import { addressArgument } from './address-argument.ts';
import { maskedOption, noteOf } from './people-options.ts';
import { lessonName } from './subscribers-acts.ts';

type Options = OnStage & {
  course: CourseId;
  proof: string;
  source: string;
  agreedAt: Instant;
  confirmedAt: Instant;
  lesson?: LessonId;
  zone?: TimeZone;
  note?: string;
  yes?: true;
  json?: true;
  masked?: boolean;
};

const moment = (text: string): Instant => {
  try {
    return instantOf(text);
  } catch {
    throw new InvalidArgumentError('It should look like 2027-01-31T09:00:00Z.');
  }
};

const zoneName = (text: string): TimeZone => {
  const zone = canonicalZone(text);
  if (!zone) throw new InvalidArgumentError('It should look like Europe/London.');
  return zone;
};

export const enrollCommand = (): Command =>
  new Command('enroll')
    .description('Puts one person into a course, with the proof that they agreed to it')
    .argument('<address>', 'whose it is', addressArgument)
    .requiredOption('--course <course>', 'the course', courseName)
    .requiredOption('--proof <file>', 'a text file with the words that they agreed to; they are kept')
    .requiredOption('--source <text>', 'how they agreed: the form, page or event')
    .requiredOption('--agreed-at <moment>', 'when they agreed', moment)
    .requiredOption('--confirmed-at <moment>', 'when they confirmed it from their own mailbox', moment)
    .option('--lesson <lesson>', 'the lesson that comes first; those before it are passed over', lessonName)
    .option('--zone <zone>', 'their time zone, if it is not that of the site', zoneName)
    .option('--note <text>', 'who asked for it; it stays on record', noteOf)
    .option('--yes', 'do it; without this, what would be done is said (exit code 3)')
    .addOption(maskedOption())
    .addOption(jsonOption())
    .addOption(stageOption())
    .addOption(contentOption())
    .addHelpText(
      'after',
      '\nWithout proof that somebody wanted it, nobody is enrolled: they sign up themselves. Nothing is sent by this; the first lesson comes\nat its regular time. Whoever has left, bounced, complained or was erased does not come back by this.',
    )
    .action((address: EmailAddress, { course, proof: file, lesson: startAt, ...options }: Options) =>
      onStage(options, async ({ connection }) => {
        await knownCourse(connection, course);
        const { source, agreedAt, confirmedAt, zone, note, yes, json, masked: isMasked } = options;
        const text = await onFile(file, () => readFile(file, 'utf8'));
        const proof = { text, source, agreedAt, confirmedAt };
        const whom = `<${isMasked ? maskedAddress(address) : address}>`;
        const what = actInWords({ kind: 'enroll', course, proof, startAt }, whom);
        const outcome = yes
          ? await enrollWithProof(connection)({ address, course, proof, startAt, zone, note })
          : ({ kind: 'not-confirmed' } as const);
        if (outcome.kind === 'not-confirmed' || outcome.kind === 'refused')
          process.exitCode = exitCodes.needsAnswer;
        if (json) say(JSON.stringify({ course, startAt, outcome }));
        else if (outcome.kind === 'refused') process.stderr.write(`Not done: ${outcome.because}\n`);
        else say(`${what} ${inWords[outcome.kind]}`);
      }),
    );

const inWords = {
  'not-confirmed': 'Nothing is sent by this.\nNothing was changed. To do it, run this again with --yes.',
  done: 'Done. Nothing is sent by this.',
  'as-it-was': 'They are in it already, or were; nothing was changed.',
} as const;
