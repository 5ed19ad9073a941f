import { Command, Option } from 'commander';
import type { Connection } from '../../lib/adapters/connect.ts';
import { issueStandingInWords, people } from '../../lib/domain/newsletter/issue-standing-in-words.ts';
import { differenceOf } from '../../lib/domain/subjects/difference.ts';
import { type SubjectChoice, subjectChoices } from '../../lib/domain/subjects/subject-test.ts';
import {
  decisionInWords,
  figuresInWords,
  waitInWords,
} from '../../lib/domain/subjects/subject-test-in-words.ts';
import type { EmailAddress } from '../../lib/domain/subscriber/email-address.ts';
import { changedInWords, changeIssue, type IssueChange } from '../../lib/pipeline/operate/change-issue.ts';
import { chooseSubject, chosenInWords } from '../../lib/pipeline/operate/choose-subject.ts';
import { countRecipients } from '../../lib/pipeline/operate/count-recipients.ts';
import { type IssueSight, lookAtIssues } from '../../lib/pipeline/operate/look-at-issues.ts';
import { sendTestIssue, testIssueInWords } from '../../lib/pipeline/operate/send-test-issue.ts';
import type { IssueRef } from '../../lib/pipeline/ports/issues.ts';
import { createRateLimiter } from '../../lib/pipeline/send/rate-limiter.ts';
import { contentOption } from '../content-folder.ts';
import { exitCodes } from '../exit-code.ts';
import { jsonOption } from '../json-option.ts';
import { onStage } from '../on-stage.ts';
import { say } from '../say.ts';
import { type OnStage, stageOption } from '../stage.ts';
import { UsageError } from '../usage-error.ts';
import { issueName, issueNotFound } from './mail-name.ts';
import { addressArgument } from './subscribers/address-argument.ts';
import { noteOf } from './subscribers/people-options.ts';

const notDone = (why: string): UsageError => new UsageError(why, exitCodes.needsAnswer);

export const newsletterCommand = (): Command =>
  new Command()
    .addCommand(listCommand())
    .addCommand(sendCommand())
    .addCommand(testCommand())
    .addCommand(subjectCommand())
    .addCommand(pauseCommand())
    .addCommand(resumeCommand())
    .addCommand(cancelCommand());

const listCommand = () =>
  new Command('list')
    .description('Shows every list, and where each of its issues stands')
    .addOption(stageOption())
    .addOption(contentOption())
    .action((place: OnStage) =>
      onStage(place, async ({ connection }) => {
        const lists = await connection.newsletters.lists();
        if (lists.length === 0) say('There are no newsletters yet; they live in content/newsletters.');
        for (const { list } of lists) {
          say(`${list.id}: ${list.title}`);
          for (const record of await connection.issueRecords.of(list.id))
            say(`  ${list.id}/${record.issueId}: ${issueStandingInWords(record)}`);
        }
      }),
    );

const sendCommand = () =>
  new Command('send')
    .description('Sends a scheduled issue now rather than at its hour; with --dry-run, only counts')
    .argument('<list/issue>', 'the issue', issueName)
    .option('--dry-run', 'say how many it would reach, and send nothing')
    .addOption(stageOption())
    .addOption(contentOption())
    .action((issue: IssueRef, { dryRun, ...place }: OnStage & { dryRun?: true }) =>
      onStage(place, async ({ connection }) => {
        const reached = await countRecipients(connection)(issue);
        if (reached === undefined) throw issueNotFound(issue);
        if (dryRun) {
          say(`Would reach ${people(reached)}. Nothing was sent or changed.`);
          return;
        }
        await change(connection, issue, 'send-now');
        say(`Goes out to ${people(reached)} with the next sweep.`);
      }),
    );

const testCommand = () =>
  new Command('test')
    .description('Sends a published issue to one address, and to nobody else')
    .argument('<list/issue>', 'the issue', issueName)
    .requiredOption('--to <address>', 'where to send it', addressArgument)
    .addOption(stageOption())
    .addOption(contentOption())
    .action((issue: IssueRef, { to, ...place }: OnStage & { to: EmailAddress }) =>
      onStage(place, async ({ connection }) => {
        const result = await sendTestIssue({ ...connection, rateLimiter: createRateLimiter(connection) })(
          issue,
          to,
        );
        if (result.kind === 'not-on-record') throw issueNotFound(issue);
        if (result.kind !== 'sent') throw notDone(testIssueInWords(to, result));
        say(testIssueInWords(to, result));
      }),
    );

/** What was done, in a sentence. */
const change = async (
  connection: Parameters<typeof changeIssue>[0],
  issue: IssueRef,
  what: IssueChange,
  note?: string,
): Promise<string> => {
  const result = await changeIssue(connection)(issue, what, note);
  if (result.kind === 'not-on-record') throw issueNotFound(issue);
  if (result.kind === 'as-it-was')
    throw notDone(`Nothing was changed: it is ${issueStandingInWords(result.record)}.`);
  return changedInWords(what, `${issue.listId}/${issue.issueId}`, result.record);
};

const subjectCommand = () =>
  new Command('subject')
    .description('Shows how two subjects of an issue have done so far; with --choose, ends the wait')
    .argument('<list/issue>', 'the issue', issueName)
    .addOption(
      new Option('--choose <subject>', 'whoever has no copy yet gets it under this one').choices(
        subjectChoices,
      ),
    )
    .addOption(jsonOption().conflicts('choose'))
    .addOption(stageOption())
    .addOption(contentOption())
    .action((issue: IssueRef, { choose, json, ...place }: OnStage & SubjectOptions) =>
      onStage(place, async ({ connection }) => {
        if (choose) return endTest(connection, issue, choose);
        const found = (await lookAtIssues(connection)()).find(
          ({ record }) => record.listId === issue.listId && record.issueId === issue.issueId,
        );
        if (!found) throw issueNotFound(issue);
        if (json) say(JSON.stringify(subjectsAsJson(found)));
        else for (const line of subjectsInWords(found)) say(line);
      }),
    );

const endTest = async (connection: Connection, issue: IssueRef, choice: SubjectChoice): Promise<void> => {
  const outcome = await chooseSubject(connection)(issue, choice);
  if (outcome.kind === 'not-on-record') throw issueNotFound(issue);
  const said = chosenInWords(`${issue.listId}/${issue.issueId}`, choice, outcome);
  if (outcome.kind !== 'chosen') throw notDone(said);
  say(said);
};

type SubjectOptions = { choose?: SubjectChoice; json?: true };

/** The same for another program; the interval is of how far B lies over A, from -1 to 1. */
export const subjectsAsJson = (issue: IssueSight) => {
  const { subject, subjects: sight } = issue;
  if (!sight) return { subject };
  const { decision, figures } = sight;
  const difference = decision?.how === 'counted' ? decision.difference : differenceOf(figures.a, figures.b);
  return { ...sight, difference, says: subjectsInWords(issue).at(-1) };
};

/** Both subjects of an issue with their figures, and what was decided or when it will be. */
export const subjectsInWords = ({ subject, subjects: sight }: IssueSight): string[] => {
  if (!sight) return [`It has one subject: ${subject}`];
  const { subjects, figures, decision, decidesAt, share } = sight;
  return [
    ...subjectChoices.map(
      (choice) =>
        `${choice.toUpperCase()}: ${subjects[choice]} (${figuresInWords(figures[choice], figures.by)})`,
    ),
    decision ? decisionInWords(decision) : waitInWords(figures, { share, decidesAt }),
  ];
};

const pauseCommand = () =>
  new Command('pause')
    .description('Holds an issue back until it is resumed, before it goes out or while it does')
    .argument('<list/issue>', 'the issue', issueName)
    .option('--note <text>', 'why; it stays with the issue', noteOf)
    .addOption(stageOption())
    .addOption(contentOption())
    .addHelpText(
      'after',
      '\nEverything else goes on. Words that are published meanwhile go to whoever has no copy yet. The window of the issue goes\n' +
        'on, too: what it is over for is not sent any more.',
    )
    .action((issue: IssueRef, { note, ...place }: OnStage & { note?: string }) =>
      onStage(place, async ({ connection }) => say(await change(connection, issue, 'pause', note))),
    );

const resumeCommand = () =>
  new Command('resume')
    .description('Lets an issue that was paused go on where it stood')
    .argument('<list/issue>', 'the issue', issueName)
    .addOption(stageOption())
    .addOption(contentOption())
    .addHelpText(
      'after',
      '\nWhose hour is over by then gets it at the same hour of their next day, if the window of the issue lasts so long.',
    )
    .action((issue: IssueRef, place: OnStage) =>
      onStage(place, async ({ connection }) => say(await change(connection, issue, 'resume'))),
    );

const cancelCommand = () =>
  new Command('cancel')
    .description('Stops an issue for good, before it goes out or while it does')
    .argument('<list/issue>', 'the issue', issueName)
    .addOption(stageOption())
    .addOption(contentOption())
    .action((issue: IssueRef, place: OnStage) =>
      onStage(place, async ({ connection }) => say(await change(connection, issue, 'cancel'))),
    );
