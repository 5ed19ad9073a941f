import { Command } from 'commander';
import type { FailedWork } from '../../lib/adapters/failed-work.ts';
import { replayedInWords, waitingInWords } from '../../lib/pipeline/dead-letters/dead-letters-in-words.ts';
import { listDeadLetters, replayDeadLetters } from '../../lib/pipeline/dead-letters/replay-dead-letters.ts';
import type { DeadLetter } from '../../lib/pipeline/ports/dead-letters.ts';
import { contentOption } from '../content-folder.ts';
import { exitCodes } from '../exit-code.ts';
import { jsonOption } from '../json-option.ts';
import { onStage } from '../on-stage.ts';
import { say } from '../say.ts';
import { type OnStage, stageOption } from '../stage.ts';

/** Shows what waits, or with `yes` has it done once more. */
export const replayAll = async (
  { deadLetters, runAgain }: FailedWork,
  { yes, json }: { yes?: true | undefined; json?: true | undefined },
  isMeant?: (letter: DeadLetter) => boolean,
): Promise<void> => {
  if (!yes) {
    const waiting = await listDeadLetters(deadLetters, isMeant);
    if (json) return say(JSON.stringify({ waiting }));
    if (waiting.length === 0) return say('Nothing has failed for good; there is nothing to replay.');
    say('Would be tried once more:');
    for (const line of waitingInWords(waiting)) say(line);
    return say('Nothing was changed. To try it, run this again with --yes.');
  }
  const replayed = await Array.fromAsync(replayDeadLetters(deadLetters, runAgain, isMeant));
  if (json) say(JSON.stringify({ replayed }));
  else if (replayed.length === 0) say('Nothing has failed for good; there is nothing to replay.');
  else for (const line of replayedInWords(replayed)) say(line);
  if (replayed.some(({ outcome }) => outcome !== 'done')) process.exitCode = exitCodes.needsAnswer;
};

export const replayCommand = (): Command =>
  new Command()
    .option('--yes', 'try all of it once more')
    .addOption(jsonOption())
    .addOption(stageOption())
    .addOption(contentOption())
    .addHelpText(
      'after',
      '\nSign-ups and events of SES that failed three times, and webhooks that failed eight times, wait in a queue for two weeks. Doing one twice does no harm.\nExit code 3: something was tried and is still not done.',
    )
    .action(({ yes, json, ...place }: OnStage & { yes?: true; json?: true }) =>
      onStage(place, (stage) => replayAll(stage, { yes, json })),
    );
