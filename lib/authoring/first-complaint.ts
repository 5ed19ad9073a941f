import type { ContentFiles, Fault } from '../domain/content/content.ts';
import type { ReadContent } from '../pipeline/ports/content.ts';
import { asSigned } from './as-signed.ts';
import { newFaults } from './new-faults.ts';

/** The first fault that content would have with the changes, and not without them, if nothing in it were a draft any more. */
export const firstComplaint = (
  readContent: ReadContent,
  files: ContentFiles,
  changes: ReadonlyMap<string, string>,
): Fault | undefined => newFaults(readContent, asSigned(files), asSigned(new Map([...files, ...changes])))[0];
