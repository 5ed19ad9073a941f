import { Unusable } from '../unusable.ts';
import type { Document } from './fetch-document.ts';

/** A page names its encoding within its first kilobyte, in letters that are the same in nearly every encoding. */
const namedWithin = (bytes: Uint8Array): string | undefined =>
  /<meta[^>]+charset\s*=\s*["']?([\w.:-]+)|<\?xml[^>]+encoding\s*=\s*["']([\w.:-]+)/i
    .exec(new TextDecoder('latin1').decode(bytes.subarray(0, 1024)))
    ?.slice(1)
    .find((name) => name !== undefined);

const byMark = ([first, second, third]: Uint8Array): string | undefined => {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
};

/**
 * The text of a document, in the encoding that its bytes, its server or the page itself name; UTF-8 where none does, and
 * what Western Windows writes where it is no UTF-8.
 */
export const decodeDocument = ({ from, charset, bytes }: Document): string => {
  const named = byMark(bytes) ?? charset ?? namedWithin(bytes);
  if (named === undefined) {
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch {
      return new TextDecoder('windows-1252').decode(bytes);
    }
  }
  try {
    return new TextDecoder(named).decode(bytes);
  } catch {
    throw new Unusable(
      `${from} says that it is written in “${named}”, which is no encoding known here. Save it as UTF-8 and add the file.`,
    );
  }
};
