import { type ContentFiles, type Fault, faultInWords } from '../domain/content/content.ts';

/** The files with what could be mended, and what was: each fault by the line that it stood in. */
export type MendedContent = { files: ContentFiles; mended: Fault[] };

/** The line of a file in the place of another; every other byte stays as it is, comments among them. */
const withLine = (text: string, line: number, mend: string): string => {
  const lines = text.split('\n');
  const end = lines[line - 1]?.endsWith('\r') && !mend.endsWith('\r') ? '\r' : '';
  return lines.with(line - 1, `${mend}${end}`).join('\n');
};

/**
 * Mends what only one thing can be meant by, fault by fault, as long as each leaves none of its own behind. One that would not
 * help is left to its author.
 */
export const mendContent =
  (findings: (files: ContentFiles) => readonly Fault[]) =>
  (files: ContentFiles): MendedContent => {
    const mended: Fault[] = [];
    const hopeless = new Set<string>();
    let now = files;
    for (;;) {
      const fault = findings(now).find(
        (each) => each.mend !== undefined && !hopeless.has(faultInWords(each)),
      );
      if (fault?.mend === undefined || fault.line === undefined) return { files: now, mended };
      const text = now.get(fault.file) ?? '';
      const next = new Map(now).set(fault.file, withLine(text, fault.line, fault.mend));
      const isMended = !findings(next).some((each) => faultInWords(each) === faultInWords(fault));
      if (isMended) {
        mended.push(fault);
        now = next;
      } else hopeless.add(faultInWords(fault));
    }
  };
