import type { Connection } from '../../../lib/adapters/connect.ts';
import { type Fault, faultInWords } from '../../../lib/domain/content/content.ts';
import { planInWords, warningInWords } from '../../../lib/pipeline/plan/plan-in-words.ts';
import type { PublishPlan } from '../../../lib/pipeline/plan/plan-publish.ts';
import { questionsInWords } from '../../../lib/pipeline/plan/questions-in-words.ts';
import { keptInWords } from '../../../lib/pipeline/publish/kept-in-words.ts';
import type { Kept } from '../../../lib/pipeline/publish/sound-part.ts';
import { exitCodes } from '../../exit-code.ts';
import { say } from '../../say.ts';

/**
 * A plan for the person who asked: what would change, what of the content would be left out of it and why, and what stands
 * against it, with the exit code that says so.
 */
export type Outlook = { lines: string[]; outOfIt: string[]; against: string[]; exitCode: number };

/** `accepted`: the person has said yes to whatever is only warned of. Faults and open questions stand all the same. */
export const outlookOf = async (
  connection: Connection,
  plan: PublishPlan,
  { accepted = false }: { accepted?: boolean } = {},
): Promise<Outlook> => {
  if (plan.kind === 'refused')
    return { lines: [], outOfIt: [], against: plan.faults.map(faultInWords), exitCode: exitCodes.failed };
  const against = [
    ...(await questionsInWords(connection, plan.questions)),
    ...(accepted ? [] : plan.warnings.map(warningInWords)),
  ];
  const outOfIt = outOfItInWords(plan);
  return { lines: planInWords(plan), outOfIt, against, exitCode: exitCodeOf({ against, outOfIt }) };
};

const exitCodeOf = ({ against, outOfIt }: Pick<Outlook, 'against' | 'outOfIt'>): number => {
  if (against.length > 0) return exitCodes.needsAnswer;
  return outOfIt.length > 0 ? exitCodes.failed : 0;
};

/** What is at fault, and what stays as it is, or is not published, because of it. */
export const outOfItInWords = ({
  faults,
  kept,
}: {
  faults: readonly Fault[];
  kept: readonly Kept[];
}): string[] => [...faults.map(faultInWords), ...keptInWords(kept)];

/** The plan on standard output, what is left out of it and what stands against it on standard error. Whether anything does. */
export const showOutlook = (
  { lines, outOfIt, against, exitCode }: Outlook,
  shown: (sentence: string) => string,
): boolean => {
  for (const line of lines) say(shown(line));
  for (const line of [...outOfIt, ...against]) process.stderr.write(`${shown(line)}\n`);
  if (exitCode !== 0) process.exitCode = exitCode;
  return against.length > 0;
};
