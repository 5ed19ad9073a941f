import { Command } from 'commander';
import { holdInWords, sandboxInWords } from '../../lib/domain/sending/hold-in-words.ts';
import { isInSandbox } from '../../lib/domain/sending/sending-state.ts';
import { listDue } from '../../lib/pipeline/operate/list-due.ts';
import { releaseSending } from '../../lib/pipeline/operate/release-sending.ts';
import { contentOption } from '../content-folder.ts';
import { onStage } from '../on-stage.ts';
import { type OnStage, stageOption } from '../stage.ts';

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

export const releaseCommand = (): Command =>
  new Command('release')
    .description('Shows why sending is stopped and what would go out; with --yes, lets it go out')
    .option('--yes', 'resume sending')
    .addOption(stageOption())
    .addOption(contentOption())
    .action(({ yes, ...place }: OnStage & { yes?: true }) =>
      onStage(place, async ({ connection }) => {
        const state = await connection.sending.load();
        const { hold } = state;
        if (isInSandbox(state, connection.clock.now())) say(sandboxInWords);
        const foreign = await releaseSending(connection).isForeign();
        if (!hold && !foreign) {
          say('Sending is not stopped; there is nothing to release.');
          return;
        }
        say(holdInWords[hold?.reason ?? 'restored-table']);
        if (hold) say(`Stopped since ${hold.since}.`);
        const due = await listDue(connection)();
        say(due.length === 0 ? 'Nothing is due now.' : 'Would go out now:');
        for (const { of, mail, count } of due) say(`  ${String(count).padStart(7)}  ${of} ${mail}`);
        if (!yes) {
          say('Nothing was changed. To resume sending, run this again with --yes.');
          return;
        }
        await releaseSending(connection).go();
        say('Released: the next sweep sends.');
      }),
    );
