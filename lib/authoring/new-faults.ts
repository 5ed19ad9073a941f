import type { ContentFiles, Fault, Note } from '../domain/content/content.ts';
import type { ReadContent } from '../pipeline/ports/content.ts';

/**
 * The faults that content has after a change, and had not before it, wherever they stand; what is only noted of drafts among
 * them where `weighs` says so. Lines may have moved.
 */
export const newFaults = (
  readContent: ReadContent,
  before: ContentFiles,
  after: ContentFiles,
  weighs: (note: Note) => boolean = () => false,
): Fault[] => {
  const faultsOf = (files: ContentFiles): Fault[] => {
    const read = readContent(files);
    return [...('faults' in read ? read.faults : []), ...read.notes.filter(weighs)];
  };
  const keyOf = ({ file, message }: Fault) => `${file} ${message}`;
  const known = new Set(faultsOf(before).map(keyOf));
  return faultsOf(after).filter((fault) => !known.has(keyOf(fault)));
};
