import type { InsightId } from '../../domain/content/insight.ts';
import type { Paragraphs } from '../../domain/evidence/paragraphs.ts';
import { askInTurn } from '../ask-in-turn.ts';
import type { Proposal } from './propose-insights.ts';
import type { Written, writeClaim } from './write-claim.ts';

/** What a model makes of each proposal; the rest stay for their author where it gives out. */
export const writeClaims = async (
  write: ReturnType<typeof writeClaim>,
  proposals: readonly Proposal[],
  paragraphs: Paragraphs,
): Promise<ReadonlyMap<InsightId, Written>> => {
  const outcomes = await askInTurn(proposals, (proposal) =>
    write(proposal, paragraphs[proposal.paragraph - 1] ?? ''),
  );
  return new Map([...outcomes].map(([{ id }, written]) => [id, written]));
};
