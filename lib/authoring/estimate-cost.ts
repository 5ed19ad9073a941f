import type { Model, Question } from '../pipeline/ports/model.ts';

/** What asking a model takes at most. */
export type Estimate = { questions: number; input: number; output: number; dollars?: number };

/** Fewer characters than a token has in any of our languages, so that the estimate is not too low. */
export const charactersPerToken = 3;

export const estimateCost = ({ price }: Pick<Model, 'price'>, questions: readonly Question[]): Estimate => {
  const characters = questions.reduce((sum, { task, material }) => sum + task.length + material.length, 0);
  const input = Math.ceil(characters / charactersPerToken);
  const output = questions.reduce((sum, { mostTokens }) => sum + mostTokens, 0);
  return {
    questions: questions.length,
    input,
    output,
    ...(price ? { dollars: (input * price.input + output * price.output) / 1_000_000 } : {}),
  };
};
