import { Command, InvalidArgumentError } from 'commander';
import type { Connection } from '../../lib/adapters/connect.ts';
import { type ListId, listId } from '../../lib/domain/content/newsletter.ts';
import type { NamedMail } from '../../lib/domain/delivery/named-mail.ts';
import { failedInWords } from '../../lib/pipeline/operate/failed-in-words.ts';
import {
  type FailedMail,
  listFailed,
  type ResendFilter,
  resendFailed,
} from '../../lib/pipeline/operate/resend-failed.ts';
import { cacheCourses } from '../../lib/pipeline/send/cache-courses.ts';
import { contentOption } from '../content-folder.ts';
import { exitCodes } from '../exit-code.ts';
import { jsonOption } from '../json-option.ts';
import { onStage } from '../on-stage.ts';
import { say } from '../say.ts';
import { type OnStage, stageOption } from '../stage.ts';
import { UsageError } from '../usage-error.ts';
import { courseName, knownCourse, knownMail, mailName } from './mail-name.ts';
import { namedPerson } from './subscribers/named-person.ts';

const listName = (text: string): ListId => {
  const list = listId.safeParse(text);
  if (!list.success)
    throw new InvalidArgumentError('A list has the name of its folder in content/newsletters.');
  return list.data;
};

type Options = OnStage & {
  course?: ResendFilter['course'];
  list?: ListId;
  mail?: NamedMail;
  person?: string;
  yes?: true;
  json?: true;
};

/** What the options together are about; a mail that contradicts the course or the list is a mistake. */
export const filterOf = ({ course, list, mail }: Omit<Options, keyof OnStage>): ResendFilter => {
  const named: ResendFilter = { course, list };
  if (!mail) return named;
  const exact: ResendFilter =
    'issue' in mail
      ? { list: mail.issue.listId, mail: mail.issue.issueId }
      : { course: mail.course, mail: mail.mail };
  if ((course && course !== exact.course) || (list && list !== exact.list))
    throw new UsageError('--mail names a mail of another course or list than the other options.');
  return exact;
};

export const resendCommand = (): Command =>
  new Command()
    .option('--course <course>', 'only mails of this course', courseName)
    .option('--list <list>', 'only issues of this newsletter', listName)
    .option('--mail <mail>', 'only this one: <course>/<lesson> or <list>/<issue>', mailName)
    .option('--person <who>', 'only to this address or id')
    .option('--yes', 'send them again')
    .addOption(jsonOption())
    .addOption(stageOption())
    .addOption(contentOption())
    .addHelpText(
      'after',
      '\nWhat failed was provably not sent. A lesson comes at once, or when the last one has had its rest; an issue comes at once,\nwithin a window that begins anew. Exit code 3: something that was asked for was not done.',
    )
    .action(({ stage, content, person, yes, json, ...options }: Options) =>
      onStage({ stage, content }, async ({ connection }) => {
        await refuseUnknown(connection, options);
        const whose = person === undefined ? undefined : await namedPerson(connection, person);
        const failed = await failedIn(connection, { ...filterOf(options), person: whose });
        const again = yes ? await sendAgain(connection, failed) : 0;
        if (json) say(JSON.stringify({ failed: failed.map(({ ref: _, ...mail }) => mail), again }));
        else await sayFailed(connection, failed, yes ? again : undefined);
        if (yes && again < failed.length) process.exitCode = exitCodes.needsAnswer;
      }),
    );

/** Of what there is not, no mail has failed, which is no answer. */
const refuseUnknown = async (
  connection: Connection,
  { course, list, mail }: Pick<Options, 'course' | 'list' | 'mail'>,
): Promise<void> => {
  if (course) await knownCourse(connection, course);
  if (list && !(await connection.newsletters.list(list)))
    throw new UsageError(
      `There is no newsletter ${list} on this stage; "newsletter list" shows those there are.`,
    );
  if (mail) await knownMail(connection, mail);
};

const failedIn = async (connection: Connection, filter: ResendFilter): Promise<FailedMail[]> => {
  const failed: FailedMail[] = [];
  let broken = 0;
  const ports = { ...connection, courses: cacheCourses(connection.courses) };
  for await (const { found, unreadable } of listFailed(ports, filter)) {
    failed.push(...found);
    broken += unreadable;
  }
  if (broken > 0) {
    process.stderr.write(`${broken} items cannot be read, and may be among them.\n`);
    process.exitCode = exitCodes.needsAnswer;
  }
  return failed;
};

/** `again`: how many of them are due again; undefined where nobody asked for that. */
const sayFailed = async (
  connection: Connection,
  failed: readonly FailedMail[],
  again: number | undefined,
): Promise<void> => {
  if (failed.length === 0) return say('No mail of those has failed.');
  say('Failed:');
  for (const line of failedInWords(failed)) say(line);
  if ((await connection.sending.load()).hold)
    say('Sending is stopped ("dripline release" says why): nothing goes out before it is released.');
  if (again === undefined)
    return say('Nothing was changed. To send again what can be sent, run this again with --yes.');
  say(`${again} ${again === 1 ? 'is' : 'are'} due again, and will be sent by the next sweeps.`);
  if (again < failed.length) process.stderr.write(`${failed.length - again} will not be sent.\n`);
};

const sendAgain = async (connection: Connection, failed: readonly FailedMail[]): Promise<number> => {
  let again = 0;
  for (const mail of failed)
    if (!mail.obstacle && (await resendFailed(connection)(mail)) === 'due-again') again += 1;
  return again;
};
