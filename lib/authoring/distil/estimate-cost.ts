import type { Model } from '../../pipeline/ports.ts';
import type { Proposal } from './propose-insights.ts';
import { materialOf, mostTokens, taskFor } from './write-claim.ts';

/** What asking a model about proposals takes at most. */
export type Estimate = { questions: number; input: number; output: number; dollars?: number };

/** Fewer characters than a token has in any of our languages, so that the estimate is not too low. */
const charactersPerToken = 3;

export const estimateCost = (
  { price }: Pick<Model, 'price'>,
  proposals: readonly Proposal[],
  paragraphs: readonly string[],
  language: string,
): Estimate => {
  const characters = proposals.reduce((sum, proposal) => {
    const material = materialOf(proposal, paragraphs[proposal.paragraph - 1] ?? '');
    return sum + taskFor(proposal, language).length + material.length;
  }, 0);
  const [input, output] = [Math.ceil(characters / charactersPerToken), proposals.length * mostTokens];
  return {
    questions: proposals.length,
    input,
    output,
    ...(price ? { dollars: (input * price.input + output * price.output) / 1_000_000 } : {}),
  };
};
