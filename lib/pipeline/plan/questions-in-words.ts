import { type PublishQuestion, questionInWords } from '../../domain/content/published/publish-question.ts';
import { countConcerned } from '../operate/count-concerned.ts';

/** Each question of a publish, with how many people of the stage it concerns. */
export const questionsInWords = (
  ports: Parameters<typeof countConcerned>[0],
  questions: readonly PublishQuestion[],
): Promise<string[]> =>
  Promise.all(
    questions.map(async (question) => questionInWords(question, await countConcerned(ports)(question))),
  );
