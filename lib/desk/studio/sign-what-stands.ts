import { asSigned } from '../../authoring/as-signed.ts';
import type { ContentFiles, Fault } from '../../domain/content/content.ts';
import type { ReadContent } from '../../pipeline/ports/content.ts';

/**
 * Content with those drafts signed that could be: one that would be at fault is as it last stood (`before`), or stays a draft, so that
 * it keeps nothing else from being shown. `faults` say why.
 */
export const signWhatStands = (
  written: ContentFiles,
  before: ContentFiles,
  readContent: ReadContent,
): { files: ContentFiles; faults: Fault[]; held: { file: string; isShown: boolean }[] } => {
  const signed = asSigned(written);
  // What was a draft then has not stood.
  const stood = asSigned(before);
  const held = new Map<string, { text: string; isShown: boolean }>();
  const faults: Fault[] = [];
  for (;;) {
    const files = new Map([...signed, ...[...held].map(([file, { text }]) => [file, text] as const)]);
    const read = readContent(files);
    const fresh = ('faults' in read ? read.faults : []).filter(
      ({ file }) => signed.get(file) !== written.get(file) && held.get(file)?.isShown !== false,
    );
    if (fresh.length === 0)
      return { files, faults, held: [...held].map(([file, { isShown }]) => ({ file, isShown })) };
    faults.push(...fresh.filter(({ file }) => !held.has(file)));
    for (const { file } of fresh) {
      const last = held.has(file) || stood.get(file) !== before.get(file) ? undefined : before.get(file);
      held.set(file, { text: last ?? written.get(file) ?? '', isShown: last !== undefined });
    }
  }
};
