import type { Fault } from './content.ts';

/** What stands where bytes were not UTF-8; typed as it is, it would tell readers that something was lost. */
const lost = '\uFFFD';

/** The text of a content file with line feeds alone, without a byte order mark; or where it is no UTF-8. */
export const textOfFile = (file: string, read: string): { text: string } | { fault: Fault } => {
  const text = read.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const at = text.indexOf(lost);
  if (at === -1) return { text };
  if (/^\uFFFD\uFFFD/.test(read) && read.includes('\0'))
    return { fault: { file, line: 1, message: 'is UTF-16; save it as UTF-8' } };
  const byte = Buffer.byteLength(read.slice(0, read.indexOf(lost))) + 1;
  return {
    fault: {
      file,
      line: text.slice(0, at).split('\n').length,
      message: `is not UTF-8: byte ${byte} of the file is part of no character; save it as UTF-8`,
    },
  };
};
