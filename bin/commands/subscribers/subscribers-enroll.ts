import { readFile } from 'node:fs/promises';
import { Command, InvalidArgumentError } from 'commander';
import { onFile } from '../../../lib/adapters/on-file.ts';
import type { CourseId } from '../../../lib/domain/content/course.ts';
import type { LessonId } from '../../../lib/domain/content/lesson.ts';
import { maskedAddress } from '../../../lib/domain/people/masked.ts';
import { emailAddress } from '../../../lib/domain/subscriber/email-address.ts';
import { type Instant, instantOf } from '../../../lib/domain/time/instant.ts';
import { canonicalZone, type TimeZone } from '../../../lib/domain/time/time-zone.ts';
import { enrollWithProof } from '../../../lib/pipeline/people/enroll-with-proof.ts';
import { contentOption } from '../../content-folder.ts';
import { exitCodes } from '../../exit-code.ts';
import { jsonOption } from '../../json-option.ts';
import { onStage } from '../../on-stage.ts';
import { type OnStage, stageOption } from '../../stage.ts';
import { courseName } from '../mail-name.ts';
import { lessonName } from './subscribers-acts.ts';
import { noteOf } from './subscribers-lift.ts';

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

/** For another program. */
const answer = (
  outcome: Awaited<ReturnType<ReturnType<typeof enrollWithProof>>> | { kind: 'not-confirmed' },
): void => {
  process.stdout.write(`${JSON.stringify(outcome)}\n`);
  if (outcome.kind === 'not-confirmed' || outcome.kind === 'refused')
    process.exitCode = exitCodes.needsAnswer;
};

export const enrollCommand = (): Command =>
  new Command('enroll')
    .description('Puts one person into a course, with the proof that they agreed to it')
    .argument('<address>', 'whose it is', (text: string) => {
      const parsed = emailAddress.safeParse(text);
      if (!parsed.success) throw new InvalidArgumentError('It should look like name@example.org.');
      return parsed.data;
    })
    .requiredOption('--course <course>', 'the course', courseName)
    .requiredOption('--proof <file>', 'a text file with the words that they agreed to; they are kept')
    .requiredOption('--source <text>', 'how they agreed: the form, page or event')
    .requiredOption('--agreed-at <moment>', 'when they agreed', moment)
    .requiredOption('--confirmed-at <moment>', 'when they confirmed it from their own mailbox', moment)
    .option('--lesson <lesson>', 'the lesson that comes first; those before it are passed over', lessonName)
    .option('--zone <zone>', 'their time zone, if it is not that of the site', zoneName)
    .option('--note <text>', 'who asked for it; it stays on record', noteOf)
    .option('--yes', 'do it; without this, what would be done is said (exit code 3)')
    .addOption(jsonOption())
    .addOption(stageOption())
    .addOption(contentOption())
    .addHelpText(
      'after',
      '\nWithout proof that somebody wanted it, nobody is enrolled: they sign up themselves. Nothing is sent by this; the first lesson comes\nat its regular time. Whoever has left, bounced, complained or was erased does not come back by this.',
    )
    .action(
      (
        address: ReturnType<typeof emailAddress.parse>,
        { course, proof, source, agreedAt, confirmedAt, lesson, zone, note, yes, json, ...place }: Options,
      ) =>
        onStage(place, async ({ connection }) => {
          const text = await onFile(proof, () => readFile(proof, 'utf8'));
          if (!yes) {
            if (json) return answer({ kind: 'not-confirmed' });
            process.stdout.write(
              `Enroll ${address} in ${course}${lesson ? `, from ${lesson} on` : ''}. Nothing is sent by this.\nNothing was changed. To do it, run this again with --yes.\n`,
            );
            process.exitCode = exitCodes.needsAnswer;
            return;
          }
          const outcome = await enrollWithProof(connection)({
            address,
            course,
            proof: { text, source, agreedAt, confirmedAt },
            startAt: lesson,
            zone,
            note,
          });
          if (json) return answer(outcome);
          switch (outcome.kind) {
            case 'done':
              process.stdout.write(`${maskedAddress(address)} is in ${course}. Nothing is sent by this.\n`);
              return;
            case 'as-it-was':
              process.stdout.write('They are in it already, or were; nothing was changed.\n');
              return;
            case 'refused':
              process.stderr.write(`Not done: ${outcome.because}\n`);
              process.exitCode = exitCodes.needsAnswer;
          }
        }),
    );
