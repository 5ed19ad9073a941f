import { Command, InvalidArgumentError } from 'commander';
import { type CourseId, courseId } from '../../../lib/domain/content/course.ts';
import { type LessonId, lessonId } from '../../../lib/domain/content/lesson.ts';
import { listId } from '../../../lib/domain/content/newsletter.ts';
import {
  type ActOutcome,
  actInWords,
  mailOf,
  type PersonAct,
} from '../../../lib/domain/people/person-act.ts';
import { whomInWords } from '../../../lib/domain/people/shown-person.ts';
import type { EmailAddress } from '../../../lib/domain/subscriber/email-address.ts';
import { actForPerson } from '../../../lib/pipeline/people/act-for-person.ts';
import { contentOption } from '../../content-folder.ts';
import { exitCodes } from '../../exit-code.ts';
import { jsonOption } from '../../json-option.ts';
import { onStage } from '../../on-stage.ts';
import { say } from '../../say.ts';
import { type OnStage, stageOption } from '../../stage.ts';
import { UsageError } from '../../usage-error.ts';
import { courseName } from '../mail-name.ts';
import { addressArgument } from './address-argument.ts';
import { namedPerson } from './named-person.ts';
import { maskedOption, noteOf } from './people-options.ts';

type Options = OnStage & { yes?: true; note?: string; masked?: boolean; json?: boolean };

/** What came of it, as a line and an exit code. */
export const outcomeInWords = (outcome: ActOutcome, act: PersonAct): { line: string; code: number } => {
  switch (outcome.kind) {
    case 'done':
      return { line: ['Done.', mailOf(act.kind) ?? 'Nothing is sent by this.'].join(' '), code: 0 };
    case 'as-it-was':
      return { line: 'It was so already; nothing was changed.', code: 0 };
    case 'refused':
      return { line: `Not done: ${outcome.because}`, code: exitCodes.needsAnswer };
  }
};

const perform = (
  who: string,
  act: PersonAct,
  { yes, note, masked: isMasked = false, json, ...place }: Options,
) =>
  onStage(place, async ({ connection }) => {
    const id = await namedPerson(connection, who);
    const subscriber = await connection.subscribers.load(id);
    if (!subscriber) throw new UsageError('Nobody on record has that address or id.');
    const what = actInWords(act, whomInWords(subscriber, isMasked));
    if (!yes) {
      const mail = mailOf(act.kind) ?? 'Nothing is sent by this.';
      say(
        json
          ? `${JSON.stringify({ id, act, outcome: { kind: 'not-confirmed' } })}`
          : `${what} ${mail}\nNothing was changed. To do it, run this again with --yes.`,
      );
      process.exitCode = exitCodes.needsAnswer;
      return;
    }
    const outcome = await actForPerson(connection)(id, act, note);
    const { line, code } = outcomeInWords(outcome, act);
    if (json) say(JSON.stringify({ id, act, outcome }));
    else {
      // Who it is stays out of what may be a log.
      say(what);
      (code === 0 ? process.stdout : process.stderr).write(`${line}\n`);
    }
    if (code !== 0) process.exitCode = code;
  });

const acting = (name: string, description: string): Command =>
  new Command(name)
    .description(description)
    .argument('<who>', 'an address in any spelling, or an id')
    .option('--note <text>', 'why: who asked for it, and how; it stays on record', noteOf)
    .option('--yes', 'do it; without this, what would be done is said (exit code 3)')
    .addOption(maskedOption())
    .addOption(jsonOption())
    .addOption(stageOption())
    .addOption(contentOption());

export const lessonName = (text: string): LessonId => {
  const parsed = lessonId.safeParse(text);
  if (!parsed.success) throw new InvalidArgumentError('A lesson has the id that its file gives it.');
  return parsed.data;
};

const fromWhat = (text: string): Extract<PersonAct, { kind: 'unsubscribe' }>['from'] => {
  if (text === 'everything') return text;
  const parsed = courseId.safeParse(text).data ?? listId.safeParse(text).data;
  if (!parsed) throw new InvalidArgumentError('Name a course or a newsletter, or “everything”.');
  return parsed;
};

const unsubscribeCommand = (): Command =>
  acting('unsubscribe', 'Unsubscribes one person, from a course or newsletter or from everything')
    .option('--from <name>', 'a course or a newsletter', fromWhat, 'everything')
    .action((who: string, { from, ...options }: Options & { from: ReturnType<typeof fromWhat> }) =>
      perform(who, { kind: 'unsubscribe', from }, options),
    );

const eraseCommand = (): Command =>
  acting(
    'erase',
    'Erases one person, as their own page does: all but a keyed hash of the address goes',
  ).action((who: string, options: Options) => perform(who, { kind: 'erase' }, options));

const changeAddressCommand = (): Command =>
  acting('change-address', 'Asks at a new address whether somebody’s mail may come there')
    .argument('<address>', 'the new address', addressArgument)
    .action((who: string, to: EmailAddress, options: Options) =>
      perform(who, { kind: 'change-address', to }, options),
    );

const sending = (kind: 'send-confirmation' | 'send-own-page', description: string): Command =>
  acting(kind, description)
    .requiredOption('--course <course>', 'the course that it is about', courseName)
    .action((who: string, { course, ...options }: Options & { course: CourseId }) =>
      perform(who, { kind, course }, options),
    );

const moveCommand = (): Command =>
  acting(
    'move',
    'Makes another lesson the next one for somebody in a course, at the time that the next one had',
  )
    .requiredOption('--course <course>', 'the course', courseName)
    .requiredOption('--to <lesson>', 'the lesson that comes next', lessonName)
    .action((who: string, { course, to, ...options }: Options & { course: CourseId; to: LessonId }) =>
      perform(who, { kind: 'move', course, to }, options),
    );

const noteCommand = (): Command =>
  acting('note', 'Keeps a note about somebody with their record; they see it in their own export').action(
    (who: string, options: Options) => {
      if (!options.note) throw new UsageError('Say what with --note.', exitCodes.misused);
      return perform(who, { kind: 'note' }, options);
    },
  );

/** What an operator can do for one person. */
export const actCommands = (): Command[] => [
  unsubscribeCommand(),
  eraseCommand(),
  changeAddressCommand(),
  sending('send-confirmation', 'Has somebody who has not confirmed sent the mail to confirm again'),
  sending('send-own-page', 'Has somebody sent the link to their own page'),
  moveCommand(),
  noteCommand(),
];
