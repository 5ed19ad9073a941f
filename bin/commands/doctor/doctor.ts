import { Command } from 'commander';
import { readContent } from '../../../lib/adapters/content/read-content.ts';
import type { Examined } from '../../../lib/domain/doctor/outcome.ts';
import { doctorChecks } from '../../../lib/pipeline/doctor/doctor-checks.ts';
import { examine } from '../../../lib/pipeline/doctor/examine.ts';
import { outcomeInWords, sumInWords } from '../../../lib/pipeline/doctor/outcome-in-words.ts';
import { contentOption } from '../../content-folder.ts';
import { exitCodes } from '../../exit-code.ts';
import { onStage } from '../../on-stage.ts';
import { say } from '../../say.ts';
import { type OnStage, stageOption } from '../../stage.ts';

/** Something wrong is a failure; what nobody could say is a question left open. A warning is neither. */
export const exitCodeOf = (examined: readonly Examined[]): number => {
  const kinds = new Set(examined.map(({ outcome }) => outcome.kind));
  if (kinds.has('wrong')) return exitCodes.failed;
  return kinds.has('not-checked') ? exitCodes.needsAnswer : 0;
};

export const doctorCommand = (): Command =>
  new Command()
    .option('--json', 'as JSON, a line a check')
    .addOption(stageOption())
    .addOption(contentOption())
    .addHelpText(
      'after',
      "\nTakes up to two minutes, and sends three mails to SES's own simulator, which count towards no rate of bounces or complaints.\nExit code 1: something is wrong; 3: something could not be checked. docs/running-it.md has the rights that it needs.",
    )
    .action(({ json, ...place }: OnStage & { json?: true }) =>
      onStage(
        place,
        async ({ connection, examined: stage }) => {
          const checks = await doctorChecks({ ...connection, ...stage, readContent });
          const found: Examined[] = [];
          for await (const examined of examine(checks)) {
            found.push(examined);
            say(
              json
                ? JSON.stringify({ check: examined.check, ...examined.outcome })
                : outcomeInWords(examined),
            );
          }
          if (!json) say(sumInWords(found));
          process.exitCode = exitCodeOf(found);
        },
        { lives: true },
      ),
    );
