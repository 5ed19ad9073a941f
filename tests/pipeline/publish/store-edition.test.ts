import { describe, expect, it } from 'vitest';
import { imageName } from '../../../lib/domain/image/image.ts';
import { storeEdition } from '../../../lib/pipeline/publish/store-edition.ts';
import { aroundCalls } from '../../memory/around-calls.ts';
import { createMemoryRecord } from '../../memory/record.ts';

const crust = imageName.parse(`${'c'.repeat(32)}.jpg`);
const content = {
  files: new Map([['content/site.yaml', 'brand: Bread']]),
  images: new Map([[crust, Uint8Array.of(1, 2, 3)]]),
};

describe('an edition that is stored', () => {
  it('has its images before it has its files: whoever dies between leaves no edition that names what is not there', async () => {
    const { ports } = createMemoryRecord();
    const calls: string[] = [];
    const watched = aroundCalls(ports, async (call, make) => {
      calls.push(call);
      return make();
    });
    const name = await storeEdition(watched)(content);
    expect(calls).toEqual(['images.store', 'editions.store']);
    expect(await ports.editions.read(name)).toEqual(content.files);
    expect(await ports.images.find(crust)).toEqual(Uint8Array.of(1, 2, 3));
  });

  it('may be stored again, by the same name', async () => {
    const { ports } = createMemoryRecord();
    const store = storeEdition(ports);
    expect(await store(content)).toBe(await store(content));
  });
});
