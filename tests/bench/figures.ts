import { availableParallelism, cpus } from 'node:os';
import * as z from 'zod';

/** One measured number: the median of so many runs. */
export const figureSchema = z.object({
  name: z.string(),
  unit: z.string(),
  value: z.number(),
  runs: z.int().positive(),
});
export type Figure = z.infer<typeof figureSchema>;

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [below = 0, above = 0] = [sorted[sorted.length % 2 ? middle : middle - 1], sorted[middle]];
  return (below + above) / 2;
};

export const figure = (name: string, unit: string, values: readonly number[]): Figure => ({
  name,
  unit,
  value: Number(median(values).toPrecision(4)),
  runs: values.length,
});

/** What `results.json` holds. */
export type Results = { node: string; cpus: string; figures: Figure[] };

export const resultsOf = (figures: Figure[]): Results => ({
  node: process.version,
  cpus: `${availableParallelism()} × ${cpus()[0]?.model.trim() ?? 'unknown'}`,
  figures,
});

/** The figures as a table for people. */
export const asTable = (figures: readonly Figure[]): string => {
  const widest = Math.max(...figures.map(({ name }) => name.length));
  return figures
    .map(({ name, unit, value, runs }) => {
      const number = value.toLocaleString('en', { maximumSignificantDigits: 4 });
      return `${name.padEnd(widest)}  ${number.padStart(9)} ${unit}${runs > 1 ? '' : ' (one run)'}`;
    })
    .join('\n');
};

/** One number of two states of the project, and by how many percent they differ, pair by pair. */
export type Comparison = { before: Figure; after: Figure; percent: readonly number[] };

/** What was measured in pairs. A figure that only one of the two has is compared with nothing, and left out. */
export const comparisonsOf = (
  pairs: readonly { before: readonly Figure[]; after: readonly Figure[] }[],
): Comparison[] => {
  const valuesOf = ({ name, unit }: Figure) =>
    pairs.flatMap(({ before, after }) => {
      const isIt = (each: Figure) => each.name === name && each.unit === unit;
      const was = before.find(isIt);
      const is = after.find(isIt);
      return was && is ? [{ was: was.value, is: is.value }] : [];
    });
  return (pairs[0]?.after ?? []).flatMap((each) => {
    const { name, unit } = each;
    const values = valuesOf(each);
    return values.length === 0
      ? []
      : [
          {
            before: figure(
              name,
              unit,
              values.map(({ was }) => was),
            ),
            after: figure(
              name,
              unit,
              values.map(({ is }) => is),
            ),
            percent: values.map(({ was, is }) => (was === 0 ? 0 : 100 * (is / was - 1))),
          },
        ];
  });
};

/** Before, after, and the difference: the median of the pairs, and the least and the most of them. */
export const asComparison = (comparisons: readonly Comparison[]): string => {
  const widest = Math.max(...comparisons.map(({ after: { name } }) => name.length));
  const column = (text: string) => text.padStart(9);
  const number = ({ value }: Figure) => column(value.toLocaleString('en', { maximumSignificantDigits: 4 }));
  const signed = (percent: number) =>
    `${percent.toLocaleString('en', { maximumFractionDigits: 1, signDisplay: 'exceptZero' })} %`;
  const rows = comparisons.map(({ before, after, percent }) => {
    const range = `${signed(Math.min(...percent))} to ${signed(Math.max(...percent))}`;
    const difference = `${column(signed(median(percent)))}  (${range})`;
    return `${after.name.padEnd(widest)}  ${number(before)}  ${number(after)}  ${difference}  ${after.unit}`;
  });
  const head = `${''.padEnd(widest)}  ${column('before')}  ${column('after')}  ${column('pairs')}`;
  return [head, ...rows].join('\n');
};
