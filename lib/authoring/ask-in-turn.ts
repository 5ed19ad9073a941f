/** A model that has failed so often in a row is not asked again. */
const mostFailures = 3;

/**
 * Asks a model about one thing at a time, so that what one costs is known before the next. Where it gives out, the rest is not asked
 * about, and in no answer.
 */
export const askInTurn = async <About, Outcome extends { kind: string }>(
  all: readonly About[],
  ask: (about: About) => Promise<Outcome>,
): Promise<Map<About, Outcome>> => {
  const outcomes = new Map<About, Outcome>();
  let failures = 0;
  for (const about of all) {
    if (failures === mostFailures) break;
    const outcome = await ask(about);
    failures = outcome.kind === 'failed' ? failures + 1 : 0;
    outcomes.set(about, outcome);
  }
  return outcomes;
};
