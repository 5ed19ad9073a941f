import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';
import { blockKinds, blockSchema } from '../../lib/domain/content/block.ts';

const read = (path: string) => readFile(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');
const listed = z.object({ blocks: z.array(blockSchema) });

/** What an author gets who takes the signs of the comments away. */
const uncommented = (text: string) => text.replace(/^( *)# ( *(?:- )?(?:\w+:|\S))/gm, '$1$2');

describe('what authors are shown of blocks', () => {
  it('is every kind, in docs/blocks.md, as it can be copied', async () => {
    const page = await read('docs/blocks.md');
    const [, example = ''] = /^```yaml\n(blocks:.*?)^```$/ms.exec(page) ?? [];
    const { blocks } = listed.parse(parse(example));
    expect(new Set(blocks.map(({ kind }) => kind))).toEqual(new Set(blockKinds));
    for (const kind of blockKinds) expect(page).toContain(`| \`${kind}\` |`);
  });

  it('is every kind, in the comments of a new lesson, as it can be uncommented', async () => {
    const lesson = await read('templates/content/lesson.yaml');
    const [blocks = ''] = /^blocks:.*?(?=^exercise:)/ms.exec(lesson) ?? [];
    const shown = listed.parse(parse(uncommented(blocks)));
    expect(new Set(shown.blocks.map(({ kind }) => kind))).toEqual(new Set(blockKinds));
  });
});
