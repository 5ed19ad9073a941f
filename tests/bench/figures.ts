import { availableParallelism, cpus } from 'node:os';

/** One measured number: the median of so many runs. */
export type Figure = { name: string; unit: string; value: number; runs: number };

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
