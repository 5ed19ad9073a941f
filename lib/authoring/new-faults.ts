import type { ContentFiles, Fault } from '../domain/content/content.ts';
import type { ReadContent } from '../pipeline/ports.ts';

/** The faults that content has after a change, and had not before it, wherever they stand. Lines may have moved. */
export const newFaults = (readContent: ReadContent, before: ContentFiles, after: ContentFiles): Fault[] => {
  const faultsOf = (files: ContentFiles): Fault[] => {
    const read = readContent(files);
    return 'faults' in read ? read.faults : [];
  };
  const keyOf = ({ file, message }: Fault) => `${file} ${message}`;
  const known = new Set(faultsOf(before).map(keyOf));
  return faultsOf(after).filter((fault) => !known.has(keyOf(fault)));
};
