import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CsvRecord, csvLines, readCsv } from '../../lib/adapters/csv.ts';

const bom = '\uFEFF';

/** A file that arrives so many bytes at a time. */
const arriving = (text: string, bytesAtATime = 64 * 1024): Readable => {
  const bytes = Buffer.from(text);
  const chunks = Array.from({ length: Math.ceil(bytes.length / bytesAtATime) }, (_, index) =>
    bytes.subarray(index * bytesAtATime, (index + 1) * bytesAtATime),
  );
  return Readable.from(chunks);
};

const readAll = (file: Readable): Promise<CsvRecord[]> => Array.fromAsync(readCsv(file));
const cellsIn = async (text: string, bytesAtATime?: number) =>
  (await readAll(arriving(text, bytesAtATime))).map(({ cells }) => cells);

const cell = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({
    unit: fc.constantFrom('=', '+', '-', '@', "'", '"', ',', ';', '\t', '\r', '\n', 'a', 'ü', '😀'),
  }),
);

describe('a CSV file', () => {
  it('is read as it was written, whatever its cells hold and however its bytes arrive', async () => {
    const records = fc
      .integer({ min: 2, max: 5 })
      .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 8 }));
    await fc.assert(
      fc.asyncProperty(records, fc.integer({ min: 1, max: 40 }), async (written, bytesAtATime) => {
        expect(await cellsIn(csvLines(written), bytesAtATime)).toEqual(written);
        expect(await cellsIn(bom + csvLines(written), bytesAtATime)).toEqual(written);
      }),
    );
  });

  it('holds nothing that a spreadsheet takes for a formula', () => {
    fc.assert(
      fc.property(cell, (value) => {
        expect(csvLines([[value, 'x']])).not.toMatch(/^"[=+\-@\t\r\n＝＋－＠]/);
      }),
    );
    expect(csvLines([['=HYPERLINK("https://evil.test")', '+1', "'=1"]])).toBe(
      `"'=HYPERLINK(""https://evil.test"")","'+1","''=1"\r\n`,
    );
  });

  it.each([
    [
      'line feeds alone',
      'a,b\n1,"x, y"\n',
      [
        ['a', 'b'],
        ['1', 'x, y'],
      ],
    ],
    [
      'carriage returns and line feeds',
      'a,b\r\n1,"say ""x"""\r\n',
      [
        ['a', 'b'],
        ['1', 'say "x"'],
      ],
    ],
    [
      'no line end at its end',
      'a,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['rows of another length', 'a,b\n1\n1,2,3\n', [['a', 'b'], ['1'], ['1', '2', '3']]],
    ['nothing in it', '', []],
  ])('may have %s', async (_, text, records) => {
    expect(await cellsIn(text)).toEqual(records);
  });

  it.each([
    [
      'semicolons',
      'a;b, c;d\n1;"x; ""y""";2\n',
      [
        ['a', 'b, c', 'd'],
        ['1', 'x; "y"', '2'],
      ],
    ],
    [
      'tabs',
      'a\tb\n1\t"x, y"\n',
      [
        ['a', 'b'],
        ['1', 'x, y'],
      ],
    ],
    [
      'bars',
      '"a"|"b,c"\n1|"x"\n',
      [
        ['a', 'b,c'],
        ['1', 'x'],
      ],
    ],
    [
      'semicolons, as its first line says',
      'sep=;\na,b;c\n"1";2\n',
      [
        ['a,b', 'c'],
        ['1', '2'],
      ],
    ],
    [
      'semicolons, as its first line says, saved once more',
      'sep=;;;\na;b\n"1";2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'commas, as its first line says',
      '"sep=,"\r\na;b,c\r\n1,2\r\n',
      [
        ['a;b', 'c'],
        ['1', '2'],
      ],
    ],
  ])('may have its cells divided by %s', async (_, text, records) => {
    for (const bytesAtATime of [1, 3, 1000]) expect(await cellsIn(text, bytesAtATime)).toEqual(records);
    expect(await cellsIn(bom + text)).toEqual(records);
  });

  it.each([
    ['CRLF in the first line and LF in the others', 'a,b\r\n1,"x\ny"\n2,"z"\n'],
    ['LF in the first line and CRLF in the others', 'a,b\n1,"x\ny"\r\n2,"z"\r\n'],
    ['CR alone', 'a,b\r1,"x\ny"\r2,"z"'],
    ['all of them in turn', 'a,b\r1,"x\ny"\n2,"z"\r\n'],
  ])('may have its lines end in %s', async (_, text) => {
    for (const bytesAtATime of [1, 2, 1000])
      expect(await cellsIn(text, bytesAtATime)).toEqual([
        ['a', 'b'],
        ['1', 'x\ny'],
        ['2', 'z'],
      ]);
  });

  it('may be UTF-16 with a byte order mark', async () => {
    const text = `${bom}address\tname\r\nada@example.org\tÄda 😀\r\n`;
    for (const bytes of [Buffer.from(text, 'utf16le'), Buffer.from(text, 'utf16le').swap16()])
      expect((await readAll(Readable.from([bytes]))).map(({ cells }) => cells)).toEqual([
        ['address', 'name'],
        ['ada@example.org', 'Äda 😀'],
      ]);
  });

  it.each([
    ['another encoding', Buffer.from('a,b\n1,möchte\n', 'latin1'), /^Line 2: .*UTF-8: byte 8 /],
    ['UTF-16 without a mark', Buffer.from('address,b\n', 'utf16le'), /^Line 1: .*UTF-16/],
  ])('in %s is refused by its line', async (_, bytes, sentence) => {
    await expect(readAll(Readable.from([bytes]))).rejects.toThrow(sentence);
  });

  it('counts the line that says how it is divided', async () => {
    const lines = (await readAll(arriving('sep=;\na;b\n\n1;2\n'))).map(({ line }) => line);
    expect(lines).toEqual([2, 4]);
    await expect(readAll(arriving('sep=;\na;b\n1;"x\n'))).rejects.toThrow('Line 3');
  });

  it('that has a row of a length no row has says that, and where', async () => {
    const text = `a,b\n1,"${'x'.repeat(150_000)}"\n`;
    await expect(readAll(arriving(text))).rejects.toThrow(/^Line 2: the row that begins here is longer than/);
  });

  it('names the sign that divides its cells where a quotation mark is out of place', async () => {
    await expect(readAll(arriving('a;b\n1,"x;y"\n'))).rejects.toThrow(/^Line 2: .*divided by semicolons/);
  });

  it.each(['\n', '\r\n'])('says on which line of %j each record begins', async (end) => {
    const text = ['a,b', '1,"two', 'lines"', '', '', '2,x', '3,"', '', '"', '4,y'].join(end);
    expect((await readAll(arriving(text))).map(({ line }) => line)).toEqual([1, 2, 6, 7, 10]);
  });

  it.each([
    ['a quotation mark that is never closed', 'a,b\n1,"two\nlines"\n2,"secret@example.org\n3,x\n', 'Line 4'],
    ['a quotation mark in the middle of a cell', 'a,b\n1,x\n2,secret"@example.org\n', 'Line 3'],
    ['something behind a closing one', 'a,b\n1,"x"secret@example.org\n', 'Line 2'],
  ])('with %s is refused by its line, and nothing of it is repeated', async (_, text, line) => {
    const read = readAll(arriving(text));
    await expect(read).rejects.toThrow(line);
    await expect(read).rejects.not.toThrow('secret');
  });
});
