import type { Connection } from '../../lib/adapters/connect.ts';
import {
  type PublishQuestion,
  questionInWords,
} from '../../lib/domain/content/published/publish-question.ts';
import { countConcerned } from '../../lib/pipeline/operate/count-concerned.ts';
import { exitCodes } from '../exit-code.ts';

/** Each question of a publish, with how many people of the stage it concerns. */
export const questionsInWords = (
  connection: Connection,
  questions: readonly PublishQuestion[],
): Promise<string[]> =>
  Promise.all(
    questions.map(async (question) => questionInWords(question, await countConcerned(connection)(question))),
  );

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
