import { Command } from 'commander';
import { exportSubscriber } from '../../../lib/pipeline/privacy/export-subscriber.ts';
import { writeJournal } from '../../../lib/pipeline/write-journal.ts';
import { contentOption } from '../../content-folder.ts';
import { jsonOption } from '../../json-option.ts';
import { onStage } from '../../on-stage.ts';
import { intoFile } from '../../output-place.ts';
import { say } from '../../say.ts';
import { type OnStage, stageOption } from '../../stage.ts';
import { UsageError } from '../../usage-error.ts';
import { namedPerson } from './named-person.ts';
import { noteOf } from './people-options.ts';

export const downloadCommand = (): Command =>
  new Command('download')
    .description('Writes all that is on record of one person, as their own page lets them download it')
    .argument('<who>', 'an address in any spelling, or an id')
    .requiredOption('--out <file>', 'a new file to write, for your eyes alone')
    .option('--note <text>', 'who asked for it, and how; it stays on record', noteOf)
    .addOption(jsonOption())
    .addOption(stageOption())
    .addOption(contentOption())
    .action(
      (who: string, { out, note, json, ...place }: OnStage & { out: string; note?: string; json?: true }) =>
        intoFile(out, 'kept', (file) =>
          onStage(place, async ({ connection }) => {
            const id = await namedPerson(connection, who);
            const data = await exportSubscriber(connection)(id);
            if (!data) throw new UsageError('Nobody on record has that address or id.');
            const text = `${JSON.stringify(data, null, 2)}\n`;
            await file.writeFile(text);
            const act = { kind: 'act', at: connection.clock.now(), act: 'exported' } as const;
            await writeJournal(connection)(id, note ? { ...act, note } : act);
            say(json ? JSON.stringify({ id, out }) : `Written to ${out}.`);
          }),
        ),
    );
