import { execFileSync } from 'node:child_process';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import {
  beginReport,
  importCommand,
  recordsOf,
  reportOf,
} from '../../../../bin/commands/subscribers/subscribers-import.ts';
import { intoFile } from '../../../../bin/output-place.ts';
import { sentenceOf } from '../../../../bin/sentence-of.ts';
import { temporaryFolder } from '../../../worlds/temporary-folder.ts';

const folder = await temporaryFolder();

/** What the command says of a file before it has opened any stage. */
const complaintAbout = async (path: string): Promise<string> => {
  const error = await importCommand()
    .parseAsync([path], { from: 'user' })
    .then(() => undefined)
    .catch((thrown: unknown) => thrown);
  // Anything else would be shown with a stack, and is a fault of ours.
  const known = sentenceOf(error);
  if (!known) throw error;
  return known.sentence;
};

const written = async (name: string, bytes: string | Buffer): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
};

describe('an import of what can not be read', () => {
  it('says so of a folder, and of a file that is not there', async () => {
    expect(await complaintAbout(folder)).toBe(`${folder} is a folder. A file is needed there.`);
    expect(await complaintAbout(join(folder, 'no.csv'))).toBe(`There is no ${join(folder, 'no.csv')}.`);
    const file = await written('file', 'x');
    expect(await complaintAbout(join(file, 'x.csv'))).toContain('is a file where a folder is needed');
  });

  it('takes no row of a file that is not UTF-8 further down, and says line and byte', async () => {
    const rows = 'ada@example.org,I would like that\n'.repeat(10_000);
    const text = `address,consentText\n${rows}bob@example.org,Ich möchte das\n`;
    const complaint = await complaintAbout(await written('latin1.csv', Buffer.from(text, 'latin1')));
    const byte = text.indexOf('ö') + 1;
    expect(complaint).toBe(
      `Line 10002: the file is not UTF-8: byte ${byte} of it is part of no character. Save it as UTF-8. Nothing was taken.`,
    );
  });

  it('takes no row of a file with a quotation mark that is never closed further down', async () => {
    const path = await written('quote.csv', `address,name\nada@example.org,Ada\nbob@example.org,"Bob\n`);
    expect(await complaintAbout(path)).toBe(
      'Line 3: a quotation mark that opens here is never closed. Nothing was taken.',
    );
  });
});

describe('an import of what is no file of rows', () => {
  it.each([
    ['a workbook', Buffer.from('504b030414000600', 'hex'), 'is a ZIP archive, as workbooks (.xlsx) are.'],
    ['an old workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'is a workbook of an old form (.xls).'],
    ['a PDF', Buffer.from('%PDF-1.7\n'), 'is a PDF.'],
    ['a compressed file', Buffer.from('1f8b0800000000000003', 'hex'), 'is compressed.'],
  ])('says that it is %s', async (_, bytes, sentence) => {
    expect(await complaintAbout(await written('no-text', bytes))).toContain(`The file ${sentence}`);
  });

  it('refuses a pipe, which can be read only once', async () => {
    const path = join(folder, 'pipe');
    execFileSync('mkfifo', [path]);
    expect(await complaintAbout(path)).toContain(`${path} is no file but a pipe or device`);
  });

  it('passes over the empty lines that a spreadsheet leaves below the last row', async () => {
    const file = Readable.from([Buffer.from(' \n;;\naddress;zone\nada@example.org;\n;\n ; \n')]);
    expect(await Array.fromAsync(recordsOf(file))).toEqual([
      { line: 3, cells: ['address', 'zone'] },
      { line: 4, cells: ['ada@example.org', ''] },
    ]);
  });
});

describe('the report of an import', () => {
  it('has a line for each row that did not join, with the reason', async () => {
    const path = join(folder, 'report.csv');
    const rows = [
      { line: 2, outcome: 'joined', leftOut: ['tags is left out.'] },
      { line: 3, outcome: 'left-before', leftOut: [] },
      { line: 4, outcome: { refused: 'consentText is missing.' }, leftOut: [] },
    ] as const;
    await intoFile(path, 'kept', async (file) => {
      const add = await beginReport(file);
      await add(rows);
      await add([{ line: 5, outcome: 'twice', leftOut: [] }]);
    });
    expect((await readFile(path, 'utf8')).split('\r\n')).toEqual([
      '"line","outcome","reason"',
      '"3","left-before","Has left, and the file has a later consent: they can sign up again themselves."',
      '"4","refused","consentText is missing."',
      '"5","twice","Appears in the file a second time."',
      '',
    ]);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(reportOf([rows[0]])).toEqual([]);
  });
});
