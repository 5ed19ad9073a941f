import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readStage } from '../../../lib/adapters/content/read-content.ts';
import { readStageFiles } from '../../../lib/adapters/content/stage-files.ts';
import { defaultStageSettings, stageName } from '../../../lib/domain/stage/stage-settings.ts';
import { temporaryFolder } from '../../worlds/temporary-folder.ts';

const prod = stageName.parse('prod');

const folderWith = async (stages: Record<string, string>) => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'stages'));
  for (const [name, text] of Object.entries(stages)) await writeFile(join(folder, 'stages', name), text);
  return folder;
};

it('a stage is set up with what its own file says, and with no other', async () => {
  const folder = await folderWith({
    'prod.yaml': 'alarmsTo: alarms@harbour.test\n',
    'beside.yaml': 'alarmsTo: others@harbour.test\n',
  });
  expect(readStage(await readStageFiles(folder), prod)).toEqual({
    settings: { ...defaultStageSettings, alarmsTo: 'alarms@harbour.test' },
  });
});

it('a stage without a file is set up as it comes', async () => {
  expect(readStage(await readStageFiles(await temporaryFolder()), prod)).toEqual({
    settings: defaultStageSettings,
  });
});

it.each([
  ['a key that there is not', 'identity: new\nbudjet: 20\n', 2],
  ['a value that cannot be', 'identity: mine\n', 1],
  ['something other than YAML', 'identity: [new\n', undefined],
])('a stage whose file has %s is refused, with its place', async (_, text, line) => {
  const read = readStage(await readStageFiles(await folderWith({ 'prod.yaml': text })), prod);
  expect('faults' in read && read.faults[0]).toMatchObject({
    file: 'content/stages/prod.yaml',
    ...(line === undefined ? {} : { line }),
  });
});
