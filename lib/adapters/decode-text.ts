/** A file whose bytes are no text. Says where, and repeats nothing of what is there. */
export class UndecodableText extends Error {
  override name = 'UndecodableText';
}

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** UTF-8, unless a byte order mark says otherwise: spreadsheets write UTF-16 with one. */
const encodingOf = ([first, second]: Buffer): Encoding => {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
};

/** What files begin with that people have in the place of one of text, in hex, and what to do about it. */
const noTexts: Readonly<Record<string, string>> = {
  '504b0304': 'is a ZIP archive, as workbooks (.xlsx) are. Save its sheet as CSV.',
  d0cf11e0: 'is a workbook of an old form (.xls). Save its sheet as CSV.',
  '25504446': 'is a PDF. Save the rows as CSV.',
  '1f8b': 'is compressed. Unpack it first.',
};
/** As many bytes as tell what a file is: one of these, or its encoding. */
const telling = 4;

const refuseNoText = (bytes: Buffer): void => {
  const start = bytes.toString('hex', 0, telling);
  const found = Object.entries(noTexts).find(([magic]) => start.startsWith(magic));
  if (found) throw new UndecodableText(`The file ${found[1]}`);
};

/** How many bytes a character of UTF-8 has that begins with this one. */
const lengthOfUtf8 = (first: number): number => {
  if (first >= 0xf0) return 4;
  if (first >= 0xe0) return 3;
  return first >= 0xc0 ? 2 : 1;
};

const wholeUtf8UpTo = (bytes: Buffer): number => {
  const { length } = bytes;
  for (let back = 1; back <= Math.min(3, length); back += 1) {
    const byte = bytes[length - back] ?? 0;
    const isContinuation = byte >= 0x80 && byte < 0xc0;
    if (!isContinuation) return lengthOfUtf8(byte) > back ? length - back : length;
  }
  return length;
};

const wholeUtf16UpTo = (bytes: Buffer, encoding: Encoding): number => {
  const even = bytes.length - (bytes.length % 2);
  const highest = bytes[encoding === 'utf-16le' ? even - 1 : even - 2] ?? 0;
  const isHalfOfPair = highest >= 0xd8 && highest < 0xdc;
  return isHalfOfPair ? even - 2 : even;
};

/** Where the last character begins that is not whole yet; the length where all are. */
const wholeUpTo = (bytes: Buffer, encoding: Encoding): number =>
  encoding === 'utf-8' ? wholeUtf8UpTo(bytes) : wholeUtf16UpTo(bytes, encoding);

/** The first byte at which the bytes are not what their own text would be written as. */
const firstStrange = (bytes: Buffer, encoding: Encoding): number => {
  const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
  const again = encoding === 'utf-8' ? Buffer.from(text) : Buffer.from(text, 'utf16le');
  if (encoding === 'utf-16be') again.swap16();
  const found = bytes.findIndex((byte, index) => byte !== again[index]);
  return found === -1 ? bytes.length : found;
};

const lineEnds = /\r\n|\r|\n/g;

/**
 * The text of a file as its bytes arrive, without its byte order mark; exactly, or not at all: the first byte that
 * is part of no character ends it with an `UndecodableText`, which says line and byte.
 */
export const decodeText = async function* (
  chunks: AsyncIterable<Uint8Array | string>,
): AsyncGenerator<string> {
  let rest: Buffer = Buffer.alloc(0);
  let encoding: Encoding | undefined;
  let bytesBefore = 0;
  let linesBefore = 0;
  let last = '';

  const linesIn = (text: string): number => {
    const ends = text.match(lineEnds)?.length ?? 0;
    return last === '\r' && text.startsWith('\n') ? ends - 1 : ends;
  };
  const decode = (bytes: Buffer, as: Encoding): string => {
    try {
      const text = new TextDecoder(as, { fatal: true, ignoreBOM: true }).decode(bytes);
      const shown = bytesBefore === 0 ? text.replace(/^\uFEFF/, '') : text;
      linesBefore += linesIn(text);
      bytesBefore += bytes.length;
      last = text.at(-1) ?? last;
      return shown;
    } catch {
      const at = firstStrange(bytes, as);
      const line = linesBefore + linesIn(new TextDecoder(as).decode(bytes.subarray(0, at))) + 1;
      const name = as === 'utf-8' ? 'UTF-8' : 'UTF-16';
      throw new UndecodableText(
        `Line ${line}: the file is not ${name}: byte ${bytesBefore + at + 1} of it is part of no character. Save it as UTF-8.`,
      );
    }
  };

  for await (const chunk of chunks) {
    const bytes = Buffer.concat([rest, typeof chunk === 'string' ? Buffer.from(chunk) : chunk]);
    if (!encoding && bytes.length >= telling) {
      refuseNoText(bytes);
      encoding = encodingOf(bytes);
    }
    const end = encoding ? wholeUpTo(bytes, encoding) : 0;
    rest = bytes.subarray(end);
    if (encoding && end > 0) yield decode(bytes.subarray(0, end), encoding);
  }
  if (rest.length > 0) yield decode(rest, encoding ?? encodingOf(rest));
};
