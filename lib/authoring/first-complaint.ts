import type { ContentFiles, Fault } from '../domain/content/content.ts';
import type { ReadContent } from '../pipeline/ports.ts';

/**
 * The first fault that content would have with the changes, and would not have without them, if nothing in it were a draft any
 * more. Lines may have moved.
 */
export const firstComplaint = (
  readContent: ReadContent,
  files: ContentFiles,
  changes: ReadonlyMap<string, string>,
): Fault | undefined => {
  const faultsOf = (of: ContentFiles): Fault[] => {
    const read = readContent(new Map([...of].map(([file, text]) => [file, text.replace(draftLines, '')])));
    return 'faults' in read ? read.faults : [];
  };
  const known = new Set(faultsOf(files).map(({ file, message }) => `${file} ${message}`));
  return faultsOf(new Map([...files, ...changes])).find(
    ({ file, message }) => !known.has(`${file} ${message}`),
  );
};

const draftLines = /^ *draft: true.*\n/gm;
