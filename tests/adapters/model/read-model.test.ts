import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readModel } from '../../../lib/adapters/model/read-model.ts';
import { temporaryFolder } from '../../worlds/temporary-folder.ts';

const folder = await temporaryFolder();
const nowhere = join(folder, 'none.yaml');

describe("an author's model", () => {
  it('is none where none is configured', async () => {
    expect(await readModel({ file: nowhere, variables: {} })).toBeUndefined();
  });

  it('comes from a file, or from the environment before it', async () => {
    const file = join(folder, 'model.yaml');
    await writeFile(
      file,
      'kind: bedrock\nmodel: a.model\nregion: eu-central-1\nprice: { input: 3, output: 15 }\n',
    );
    expect(await readModel({ file, variables: {} })).toMatchObject({
      name: 'a.model',
      price: { input: 3, output: 15 },
    });
    const variables = { DRIPLINE_MODEL: '{ kind: openai, url: http://127.0.0.1:11434/v1, model: small }' };
    expect(await readModel({ file, variables })).toMatchObject({ name: 'small' });
  });

  it.each(['kind: other\n', 'kind: openai\nmodel: m\n', 'kind: openai\nmodel: m\nurl: file:///etc\n', ': ['])(
    'is refused where it cannot be one: %j',
    async (written) => {
      await expect(readModel({ file: nowhere, variables: { DRIPLINE_MODEL: written } })).rejects.toThrow(
        'DRIPLINE_MODEL names no model',
      );
    },
  );
});
