import type { Connection } from '../../../lib/adapters/connect.ts';
import { faultInWords } from '../../../lib/domain/content/content.ts';
import type { PublishPlan } from '../../../lib/pipeline/plan/plan-publish.ts';
import { exitCodes } from '../../exit-code.ts';
import { questionsInWords } from '../report-questions.ts';
import { planInWords, warningInWords } from './plan-in-words.ts';

/** A plan for the person who asked: what would change, and what stands against it, with the exit code that says so. */
export type Outlook = { lines: string[]; against: string[]; exitCode: number };

/** `accepted`: the person has said yes to whatever is only warned of. Faults and open questions stand all the same. */
export const outlookOf = async (
  connection: Connection,
  plan: PublishPlan,
  { accepted = false }: { accepted?: boolean } = {},
): Promise<Outlook> => {
  if (plan.kind === 'refused')
    return { lines: [], against: plan.faults.map(faultInWords), exitCode: exitCodes.failed };
  const against = [
    ...(await questionsInWords(connection, plan.questions)),
    ...(accepted ? [] : plan.warnings.map(warningInWords)),
  ];
  return { lines: planInWords(plan), against, exitCode: against.length > 0 ? exitCodes.needsAnswer : 0 };
};

/** The plan on standard output, what stands against it on standard error. Whether anything does. */
export const showOutlook = ({ lines, against, exitCode }: Outlook): boolean => {
  for (const line of lines) process.stdout.write(`${line}\n`);
  for (const line of against) process.stderr.write(`${line}\n`);
  if (exitCode !== 0) process.exitCode = exitCode;
  return exitCode !== 0;
};
