import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { instantOf } from '../../../lib/domain/time/instant.ts';
import { openMailStore } from '../../../lib/local/aws-fake/mail-store.ts';
import { temporaryFolder } from '../../worlds/temporary-folder.ts';

const mail = {
  sentAt: instantOf('2027-03-01T10:00:00Z'),
  from: 'a@course.test',
  destinations: ['ada@reader.test'],
  tags: {},
};

/** A store in which three mails are. */
const threeMails = async () => {
  const folder = await temporaryFolder();
  const store = openMailStore(folder);
  for (let made = 0; made < 3; made += 1) store.add(mail, Buffer.from('x'));
  const index = join(folder, 'mails.ndjson');
  return { folder, index, written: await readFile(index, 'utf8') };
};

describe('the mails that earlier runs accepted', () => {
  it('are without the last where its line was cut short, since nobody had an answer', async () => {
    const { folder, index, written } = await threeMails();
    await writeFile(index, written.slice(0, -10));
    expect(openMailStore(folder).since('')).toHaveLength(2);
    openMailStore(folder).add(mail, Buffer.from('y'));
    expect(openMailStore(folder).since('')).toHaveLength(3);
  });

  it.each([
    ['is empty', () => '', /mails\.ndjson is damaged: it does not name 00000002\.eml/],
    ['is binary', () => '\u0000\u0001', /is damaged: line 1 is not what Dripline writes there/],
    ['has a line of something else', (text: string) => `hello\n${text}`, /line 1 is not what/],
    ['has another shape', () => '{"a":1}\n', /line 1 is not what/],
    ['lacks its end', (text: string) => text.slice(0, 40), /does not name 00000002\.eml/],
  ])('are refused where their index %s, and left as they are', async (_, change, sentence) => {
    const { folder, index, written } = await threeMails();
    await writeFile(index, change(written));
    expect(() => openMailStore(folder)).toThrow(sentence);
    expect(await readFile(index, 'utf8')).toBe(change(written));
  });

  it('are refused where one of them is missing, or a folder', async () => {
    const { folder } = await threeMails();
    await rm(join(folder, '00000002.eml'));
    expect(() => openMailStore(folder)).toThrow(/00000002\.eml is damaged: it is missing/);
    await mkdir(join(folder, '00000002.eml'));
    expect(() => openMailStore(folder)).toThrow(/00000002\.eml is damaged: it is missing/);
  });

  it('are refused where their index is a folder', async () => {
    const { folder, index } = await threeMails();
    await rm(index);
    await mkdir(index);
    expect(() => openMailStore(folder)).toThrow('is a folder. A file is needed there.');
  });
});
