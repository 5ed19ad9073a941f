import { Command } from 'commander';
import type { FailedWork } from '../../lib/adapters/failed-work.ts';
import {
  type DeadKind,
  listDeadLetters,
  type Replayed,
  replayDeadLetters,
  type WaitingLetters,
} from '../../lib/pipeline/operate/replay-dead-letters.ts';
import type { DeadLetter } from '../../lib/pipeline/ports.ts';
import { contentOption } from '../content-folder.ts';
import { exitCodes } from '../exit-code.ts';
import { onStage } from '../on-stage.ts';
import { type OnStage, stageOption } from '../stage.ts';

const inWords: Record<DeadKind, { one: string; many: string }> = {
  'take-sign-up': { one: 'sign-up', many: 'sign-ups' },
  'take-vouched': { one: 'person vouched for by a program', many: 'people vouched for by programs' },
  tag: { one: 'tagging asked for by a program', many: 'taggings asked for by programs' },
  unsubscribe: { one: 'leaving asked for by a program', many: 'leavings asked for by programs' },
  deliver: { one: 'mail to send at once', many: 'mails to send at once' },
  'ses-event': { one: 'event of SES', many: 'events of SES' },
  webhook: { one: 'webhook', many: 'webhooks' },
  unreadable: { one: 'message that nobody here can read', many: 'messages that nobody here can read' },
};

const howMany = (count: number, kind: DeadKind): string =>
  `${count} ${count === 1 ? inWords[kind].one : inWords[kind].many}`;

/** What waits, a line each kind. Says nothing of whose it is. */
export const waitingInWords = (waiting: readonly WaitingLetters[]): string[] =>
  waiting.map(({ kind, count, oldest }) => `  ${howMany(count, kind)}, the oldest of ${oldest}`);

const whyLeft: Record<Exclude<Replayed['outcome'], 'done'>, string> = {
  capped: 'a cap on confirmation mails was full; run this again tomorrow',
  failed: 'failed again; the log of its function says why',
};

/** What became of it all, a line each kind and outcome. */
export const replayedInWords = (replayed: readonly Replayed[]): string[] =>
  [...Map.groupBy(replayed, ({ kind, outcome }) => `${kind} ${outcome}`).values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { kind, outcome } = first;
    const what = howMany(group.length, kind);
    return [outcome === 'done' ? `${what}: done.` : `${what}: still waiting, ${whyLeft[outcome]}.`];
  });

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Shows what waits, or with `yes` has it done once more. */
export const replayAll = async (
  { deadLetters, runAgain }: FailedWork,
  yes: true | undefined,
  isMeant?: (letter: DeadLetter) => boolean,
): Promise<void> => {
  if (!yes) {
    const waiting = await listDeadLetters(deadLetters, isMeant);
    if (waiting.length === 0) return say('Nothing has failed for good; there is nothing to replay.');
    say('Would be tried once more:');
    for (const line of waitingInWords(waiting)) say(line);
    return say('Nothing was changed. To try it, run this again with --yes.');
  }
  const replayed = await Array.fromAsync(replayDeadLetters(deadLetters, runAgain, isMeant));
  if (replayed.length === 0) say('Nothing has failed for good; there is nothing to replay.');
  for (const line of replayedInWords(replayed)) say(line);
  if (replayed.some(({ outcome }) => outcome !== 'done')) process.exitCode = exitCodes.needsAnswer;
};

export const replayCommand = (): Command =>
  new Command('replay')
    .description('Shows the work that failed for good; with --yes, has it done once more')
    .option('--yes', 'try all of it once more')
    .addOption(stageOption())
    .addOption(contentOption())
    .addHelpText(
      'after',
      '\nSign-ups and events of SES that failed three times, and webhooks that failed eight times, wait in a queue for two weeks. Doing one twice does no harm.\nExit code 3: something was tried and is still not done.',
    )
    .action(({ yes, ...place }: OnStage & { yes?: true }) =>
      onStage(place, (stage) => replayAll(stage, yes)),
    );
