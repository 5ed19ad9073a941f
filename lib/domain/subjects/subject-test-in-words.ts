import { counted } from '../prose/counted.ts';
import type { Instant } from '../time/instant.ts';
import { differenceOf, intervalInWords } from './difference.ts';
import {
  carriedBy,
  type Measure,
  type SubjectChoice,
  type SubjectDecision,
  type SubjectFigures,
} from './subject-test.ts';

const one: Record<Measure, string> = { clicks: 'click', unsubscribes: 'unsubscribe' };

/** How one subject has done so far. */
export const figuresInWords = ({ sent, did }: SubjectFigures, by: Measure): string =>
  `${sent} sent, ${counted(did, one[by], by)}`;

/** What the numbers say of the two, with the interval that says how sure they are. */
const verdictInWords = ({ a, b, by }: Record<SubjectChoice, SubjectFigures> & { by: Measure }): string => {
  const difference = differenceOf(a, b);
  const carried = carriedBy(difference, by);
  const lies = `the difference lies ${intervalInWords(difference)}`;
  return carried ? `the numbers carry ${carried.toUpperCase()}: ${lies}` : `no winner: ${lies}`;
};

/** What was decided and by what, as it stands in the books. */
export const decisionInWords = (
  decision: SubjectDecision,
  moment: (at: Instant) => string = (at) => at,
): string => {
  const winner = decision.winner.toUpperCase();
  if (decision.how === 'operator') return `${winner}, chosen by an operator on ${moment(decision.at)}.`;
  const { a, b, by, at } = decision;
  const figures = `A: ${figuresInWords(a, by)}; B: ${figuresInWords(b, by)}`;
  const goesOn = carriedBy(decision.difference, by) ? '' : '; the first goes on';
  return `${winner}, decided on ${moment(at)}: ${verdictInWords(decision)}${goesOn} (${figures}; of B over A, at 95 %${caveat(by)}).`;
};

const caveat = (by: Measure): string =>
  by === 'clicks' ? '; clicks of people, not of machines, several of one person each' : '';

/** How both do until then, and what it is measured by. */
export const waitInWords = (
  figures: Record<SubjectChoice, SubjectFigures> & { by: Measure },
  { share, decidesAt }: { share: number; decidesAt: string },
): string =>
  `${share} % of its readers try them, half each, measured by ${figures.by}. So far ${verdictInWords(figures)} (of B over A, at 95 %). From ${decidesAt} on the rest gets B if the numbers carry it, and A otherwise.`;
