import { awsTrouble } from '../lib/adapters/aws/aws-trouble.ts';
import { unusableInWords } from '../lib/adapters/on-file.ts';
import { exitCodes } from './exit-code.ts';
import { UsageError } from './usage-error.ts';

/**
 * What to tell the person at the command line instead of a stack trace, and what to end with; undefined for what nobody had
 * reckoned with, which keeps its trace.
 */
export const sentenceOf = (error: unknown): { sentence: string; exitCode: number } | undefined => {
  if (error instanceof UsageError) return { sentence: error.message, exitCode: error.exitCode };
  const sentence = unusableInWords(error) ?? awsTrouble(error);
  return sentence === undefined ? undefined : { sentence, exitCode: exitCodes.failed };
};
