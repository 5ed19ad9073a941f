import type { InsightId } from '../../domain/content/insight.ts';
import type { Paragraphs } from '../../domain/evidence/paragraphs.ts';
import type { Proposal } from './propose-insights.ts';
import type { Written, writeClaim } from './write-claim.ts';

/** A model that has failed so often in a row is not asked again. */
const mostFailures = 3;

/** One claim at a time, so that what one costs is known before the next; the rest stay for their author where the model gives out. */
export const writeClaims = async (
  write: ReturnType<typeof writeClaim>,
  proposals: readonly Proposal[],
  paragraphs: Paragraphs,
): Promise<ReadonlyMap<InsightId, Written>> => {
  const written = new Map<InsightId, Written>();
  let failures = 0;
  for (const proposal of proposals) {
    if (failures === mostFailures) break;
    const outcome = await write(proposal, paragraphs[proposal.paragraph - 1] ?? '');
    failures = outcome.kind === 'failed' ? failures + 1 : 0;
    written.set(proposal.id, outcome);
  }
  return written;
};
