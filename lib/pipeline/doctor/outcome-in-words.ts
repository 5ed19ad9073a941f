import type { Examined, OutcomeKind } from '../../domain/doctor/outcome.ts';

const marks: Record<OutcomeKind, string> = {
  well: 'well        ',
  warned: 'WARNED      ',
  wrong: 'WRONG       ',
  'not-checked': 'not checked ',
};

/** One check, in one line: how it stands, what was found, and what is to be done. */
export const outcomeInWords = ({ check, outcome }: Examined): string => {
  const found = `${marks[outcome.kind]} ${check}: ${outcome.what}`;
  return outcome.kind === 'well' ? found : `${found} → ${outcome.toDo}`;
};

const counted = (examined: readonly Examined[], kind: OutcomeKind): number =>
  examined.filter(({ outcome }) => outcome.kind === kind).length;

/** All of it in a sentence. */
export const sumInWords = (examined: readonly Examined[]): string => {
  const [wrong, warned, open] = (['wrong', 'warned', 'not-checked'] as const).map((kind) =>
    counted(examined, kind),
  );
  if (wrong === 0 && warned === 0 && open === 0) return `All ${examined.length} checks are well.`;
  return `Of ${examined.length} checks ${wrong} wrong, ${warned} warned, ${open} not checked.`;
};
