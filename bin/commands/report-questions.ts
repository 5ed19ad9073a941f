import type { Connection } from '../../lib/adapters/connect.ts';
import type { PublishQuestion } from '../../lib/domain/content/published/publish-question.ts';
import { questionsInWords } from '../../lib/pipeline/plan/questions-in-words.ts';
import { exitCodes } from '../exit-code.ts';

/** Every question on a line of standard error; the command will end with the exit code that says so. */
export const reportQuestions = async (
  connection: Connection,
  questions: readonly PublishQuestion[],
  shown: (sentence: string) => string,
): Promise<void> => {
  for (const sentence of await questionsInWords(connection, questions))
    process.stderr.write(`${shown(sentence)}\n`);
  process.exitCode = exitCodes.needsAnswer;
};
