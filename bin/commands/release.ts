import { Command } from 'commander';
import type { Connection } from '../../lib/adapters/connect.ts';
import { holdInWords, sandboxInWords } from '../../lib/domain/sending/hold-in-words.ts';
import { isInSandbox } from '../../lib/domain/sending/sending-state.ts';
import { listDue } from '../../lib/pipeline/operate/list-due.ts';
import { releaseSending } from '../../lib/pipeline/operate/release-sending.ts';
import { contentOption } from '../content-folder.ts';
import { jsonOption } from '../json-option.ts';
import { onStage } from '../on-stage.ts';
import { say } from '../say.ts';
import { type OnStage, stageOption } from '../stage.ts';

export const releaseCommand = (): Command =>
  new Command()
    .option('--yes', 'resume sending')
    .addOption(jsonOption())
    .addOption(stageOption())
    .addOption(contentOption())
    .action(({ yes, json, ...place }: OnStage & { yes?: true; json?: true }) =>
      onStage(place, async ({ connection }) => {
        const stop = await lookAtStop(connection);
        const released = stop.isStopped && yes === true;
        if (json) say(JSON.stringify({ ...stop, released }));
        else for (const line of stopInWords(stop)) say(line);
        if (!released) {
          if (stop.isStopped && !json)
            say('Nothing was changed. To resume sending, run this again with --yes.');
          return;
        }
        await releaseSending(connection).go();
        if (!json) say('Released: the next sweep sends.');
      }),
    );

type Stop = Awaited<ReturnType<typeof lookAtStop>>;

/** Whether sending is stopped, why and since when, and what would go out if it were not. */
const lookAtStop = async (connection: Connection) => {
  const state = await connection.sending.load();
  const foreign = await releaseSending(connection).isForeign();
  const isStopped = state.hold !== undefined || foreign;
  return {
    isStopped,
    reason: state.hold?.reason ?? (foreign ? ('restored-table' as const) : undefined),
    since: state.hold?.since,
    isInSandbox: isInSandbox(state, connection.clock.now()),
    due: isStopped ? await listDue(connection)() : [],
  };
};

const stopInWords = ({ reason, since, isInSandbox: inSandbox, due }: Stop): string[] => [
  ...(inSandbox ? [sandboxInWords] : []),
  ...(reason === undefined
    ? ['Sending is not stopped; there is nothing to release.']
    : [
        holdInWords[reason],
        ...(since ? [`Stopped since ${since}.`] : []),
        due.length === 0 ? 'Nothing is due now.' : 'Would go out now:',
        ...due.map(({ of, mail, count }) => `  ${String(count).padStart(7)}  ${of} ${mail}`),
      ]),
];
