import { Command } from 'commander';
import type { Connection } from '../../lib/adapters/connect.ts';
import type { ContentFiles } from '../../lib/domain/content/content.ts';
import { siteFile } from '../../lib/domain/content/content-paths.ts';
import {
  editionsNamed,
  shortName,
  type WentLive,
} from '../../lib/domain/content/published/edition-history.ts';
import { planOn } from '../../lib/mail/plan-on.ts';
import { endMembers } from '../../lib/pipeline/operate/end-members.ts';
import { issueInWords } from '../../lib/pipeline/plan/issue-in-words.ts';
import { issueNumbers } from '../../lib/pipeline/plan/issue-numbers.ts';
import type { BuildOutcome } from '../../lib/pipeline/publish/build-course.ts';
import { storeEdition } from '../../lib/pipeline/publish/store-edition.ts';
import { asOnDisk, contentOption, prepareContentFolder } from '../content-folder.ts';
import { exitCodes } from '../exit-code.ts';
import { onStage } from '../on-stage.ts';
import { say } from '../say.ts';
import { type OnStage, stageOption } from '../stage.ts';
import { UsageError } from '../usage-error.ts';
import { mailTemplatesFolder } from './folders.ts';
import { notesInWords } from './notes-in-words.ts';
import { outlookOf, showOutlook } from './plan/outlook.ts';
import { reportFaults } from './report-faults.ts';
import { reportQuestions } from './report-questions.ts';

type Options = OnStage & { yes?: boolean; edition?: string };

type Published = Extract<BuildOutcome, { kind: 'published' | 'unchanged' }>;

export const publishCommand = (): Command =>
  new Command()
    .option('--yes', 'publish also what the plan warns of')
    .option(
      '--edition <edition>',
      'return to what was live before: the beginning of a name that "dripline editions" shows',
    )
    .addOption(stageOption())
    .addOption(contentOption())
    .action(async ({ yes = false, edition: earlier, ...place }: Options) => {
      const content = earlier === undefined ? await prepareContentFolder(place.content) : undefined;
      const shown = content ? asOnDisk(place.content) : (sentence: string) => sentence;
      await onStage(
        place,
        async (opened) => {
          const { connection, build } = opened;
          const wanted = content ?? (await earlierEdition(connection, earlier ?? ''));
          const outlook = await outlookOf(
            connection,
            await planOn(connection, mailTemplatesFolder, wanted.files),
            { accepted: yes },
          );
          if (showOutlook(outlook, shown)) return keptAsItIs();
          const edition = 'edition' in wanted ? wanted.edition : await storeEdition(connection)(wanted);
          say(`${'edition' in wanted ? 'return to' : 'stored'} edition ${shortName(edition)}`);
          const outcome = await build({ edition });
          if ('courses' in outcome) return report(connection, outcome);
          // The stage has changed since it was planned for, or is deployed in another version.
          if (outcome.kind === 'refused') reportFaults(outcome.faults, shown);
          else await reportQuestions(connection, outcome.questions, shown);
          keptAsItIs();
        },
        { publishesNothing: true },
      );
    });

/** The one edition of those that were live lately whose name begins so. */
export const editionMeant = (history: readonly WentLive[], beginning: string): string => {
  const [edition, ...more] = editionsNamed(history, beginning);
  if (edition === undefined)
    throw new UsageError(
      `No edition that was live lately has a name that begins with "${beginning}"; "dripline editions" shows those there are.`,
    );
  if (more.length === 0) return edition;
  const lastLive = (name: string) => history.findLast((each) => each.edition === name)?.at;
  const lines = [edition, ...more].map((name) => `  ${shortName(name)}  last went live ${lastLive(name)}`);
  throw new UsageError(
    [`Several editions have a name that begins with "${beginning}"; write more of it:`, ...lines].join('\n'),
    exitCodes.needsAnswer,
  );
};

/** The files of an edition that was live, by the beginning of its name. */
const earlierEdition = async (
  { editions }: Connection,
  beginning: string,
): Promise<{ edition: string; files: ContentFiles }> => {
  const edition = editionMeant((await editions.live())?.history ?? [], beginning);
  return { edition, files: await editions.read(edition) };
};

const keptAsItIs = (): void => {
  process.stderr.write('What is published stays published.\n');
};

const report = async (connection: Connection, outcome: Published): Promise<void> => {
  for (const { course, lessons, version } of outcome.courses)
    say(`${outcome.kind} ${course}: ${lessons} lessons, version ${version.slice(0, 8)}`);
  for (const issue of outcome.issues) {
    const { lines, isDone } = issueInWords(issue, await issueNumbers(connection)(issue));
    lines.forEach(say);
    if (!isDone) process.exitCode = exitCodes.needsAnswer;
  }
  notesInWords(outcome.notes).forEach(say);
  for (const { id, isKnown } of outcome.ended) {
    const { line, isDone } = endInWords(id, isKnown ? await endMembers(connection)(id) : undefined);
    say(line);
    if (!isDone) process.exitCode = exitCodes.needsAnswer;
  }
};

/** What came of an end that the content asks for; `stillIn` is undefined where there is nothing of that name to end. */
export const endInWords = (id: string, stillIn: number | undefined): { line: string; isDone: boolean } => {
  if (stillIn === undefined)
    return {
      line: `not ended ${id}: no course or newsletter of that name was ever published here; mend or take away its name under "ended" in ${siteFile}`,
      isDone: false,
    };
  const were = stillIn === 1 ? '1 was' : `${stillIn} were`;
  return {
    line: `ended ${id}: nothing more is sent${stillIn > 0 ? `; ${were} still in it` : ''}`,
    isDone: true,
  };
};
