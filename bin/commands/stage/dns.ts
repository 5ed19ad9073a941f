import { Command } from 'commander';
import { createDeployedStacks } from '../../../lib/adapters/deployed-stacks.ts';
import type { StageName } from '../../../lib/domain/stage/stage-settings.ts';
import { type RecordToSet, recordsToSet } from '../../../lib/pipeline/operate/records-to-set.ts';
import { NoAnswer } from '../../../lib/pipeline/ports/doctor.ts';
import { StageNotFound } from '../../cloud-stage.ts';
import { contentOption } from '../../content-folder.ts';
import { exitCodes } from '../../exit-code.ts';
import { say } from '../../say.ts';
import { deployedStageOption } from '../../stage.ts';
import { UsageError } from '../../usage-error.ts';

export const dnsCommand = (): Command =>
  new Command()
    .option('--json', 'as JSON, a line a record')
    .addOption(deployedStageOption())
    .addOption(contentOption())
    .addHelpText(
      'after',
      '\nMost providers import such a file: npm run --silent dripline -- dns --stage prod > prod.zone. Records of the hosted zone in stages/<name>.yaml are set by the stack,\nand left out here. "dripline doctor" says which of them the DNS answers with.',
    )
    .action(async ({ json, stage }: { json?: true; stage: StageName }) => {
      const records = await recordsToSet({ stacks: createDeployedStacks(stage) }).catch((error: unknown) => {
        if (!(error instanceof NoAnswer)) throw error;
        throw new UsageError(`${error.message} ${error.toDo}`, exitCodes.failed);
      });
      if (!records) throw new StageNotFound(stage);
      if (json) for (const record of records) say(JSON.stringify(record));
      else process.stdout.write(zoneFile(stage, records));
    });

/** What a record is for stands above it: providers pass over comments. */
export const zoneFile = (stage: StageName, records: readonly RecordToSet[]): string =>
  records.length === 0
    ? `; The stage ${stage} has no DNS records for you to set: its stack sets those of its hosted zone.\n`
    : [
        `; What the stage ${stage} needs in the DNS`,
        ...records.flatMap(({ record, purpose }) => ['', `; ${purpose}`, record]),
        '',
      ].join('\n');
