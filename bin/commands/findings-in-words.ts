import type { Fault, Note } from '../../lib/domain/content/content.ts';
import type { CheckedContent } from '../../lib/pipeline/publish/check-content.ts';

type Said = (Fault | Note) & { severity: 'fault' | 'note' };

const all = ({ faults, notes }: CheckedContent): Said[] => [
  ...faults.map((fault) => ({ ...fault, severity: 'fault' as const })),
  ...notes.map((note) => ({ ...note, severity: 'note' as const })),
];

/** As many of one kind in one file as somebody reads before they have understood. */
const mostOfAKind = 3;

/** Sentences that differ in nothing but names and numbers are of one kind. */
const kindOf = ({ severity, message }: Said): string =>
  `${severity} ${message.replace(/"[^"]*"|[\w./-]+\.(yaml|md)|\d+/g, '…')}`;

const linesOf = (said: readonly Said[]): string[] => {
  const width = Math.max(...said.map(({ line }) => String(line ?? '').length));
  const kinds = Map.groupBy(said, kindOf);
  return [...kinds.values()].flatMap((ofKind) => {
    const shown = ofKind.length === mostOfAKind + 1 ? ofKind : ofKind.slice(0, mostOfAKind);
    const rest = ofKind.length - shown.length;
    return [
      ...shown.map(
        ({ line, severity, message }) =>
          `  ${String(line ?? '').padStart(width)}  ${severity.padEnd(5)}  ${message}`,
      ),
      ...(rest > 0 ? [`  ${' '.repeat(width)}         and ${rest} more of this kind`] : []),
    ];
  });
};

/** Grouped by file; the file that was edited last comes first. */
export const findingsInWords = (checked: CheckedContent, editedAt: (file: string) => number): string[] => {
  const byFile = [...Map.groupBy(all(checked), ({ file }) => file)];
  return byFile
    .toSorted(([a], [b]) => editedAt(b) - editedAt(a))
    .flatMap(([file, said]) => [file, ...linesOf(said), '']);
};

const escaped = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

/** Lines that GitHub shows beside the files (docs.github.com: "Workflow commands", setting an error message). */
export const githubAnnotations = (checked: CheckedContent): string[] =>
  all(checked).map(({ file, line, severity, message }) => {
    const place = `file=${escaped(file).replaceAll(':', '%3A').replaceAll(',', '%2C')}`;
    const at = line === undefined ? place : `${place},line=${line}`;
    return `::${severity === 'fault' ? 'error' : 'warning'} ${at}::${escaped(message)}`;
  });
