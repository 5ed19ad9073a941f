import type { Instant } from '../time/instant.ts';
import {
  fewestSeen,
  isWithinChance,
  type SeenBy,
  type SubjectDecision,
  type SubjectFigures,
} from './subject-test.ts';

/** How one subject has done so far. */
export const figuresInWords = ({ sent, seen }: SubjectFigures, by: SeenBy): string =>
  `${sent} sent, ${seen} ${by}`;

/** What was decided and by what, as it stands in the books. */
export const decisionInWords = (
  decision: SubjectDecision,
  moment: (at: Instant) => string = (at) => at,
): string => {
  const winner = decision.winner.toUpperCase();
  if (decision.how === 'operator') return `${winner}, chosen by an operator on ${moment(decision.at)}.`;
  const { a, b, by, because, at } = decision;
  const figures = `A: ${figuresInWords(a, by)}; B: ${figuresInWords(b, by)}`;
  return `${winner}, decided on ${moment(at)}: ${whyInWords(decision, because)} (${figures}; ${by} of people, not of machines, several of one person each).`;
};

const whyInWords = (
  { a, b, by, winner }: Extract<SubjectDecision, { how: 'counted' }>,
  because: 'more' | 'tie' | 'too-few',
): string => {
  switch (because) {
    case 'too-few':
      return `fewer than ${fewestSeen} ${by} in all say nothing, so it is the first`;
    case 'tie':
      return 'both did equally well, so it is the first';
    case 'more': {
      const other = winner === 'a' ? 'B' : 'A';
      return isWithinChance({ a, b })
        ? `it had the more ${by}, but the difference is within chance: ${other} may be as good`
        : `it had the more ${by}, and by more than chance would often make of it`;
    }
  }
};
