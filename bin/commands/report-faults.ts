import { type Fault, faultInWords } from '../../lib/domain/content/content.ts';

/** Every fault on a line of standard error, its file `shown` as it is called on disk; with any, the command will end with exit code 1. */
export const reportFaults = (faults: readonly Fault[], shown: (sentence: string) => string): void => {
  for (const fault of faults) process.stderr.write(`${shown(faultInWords(fault))}\n`);
  if (faults.length > 0) process.exitCode = 1;
};
