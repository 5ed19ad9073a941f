import { describe, expect, it } from 'vitest';
import { imageName, largestImage } from '../../lib/domain/image/image.ts';
import type { Contract } from './subject.ts';

const crust = imageName.parse(`${'c'.repeat(32)}.jpg`);
const crumb = imageName.parse(`${'d'.repeat(32)}.png`);

/** Every byte there is, over and over. */
const bytesOf = (length: number) => Uint8Array.from({ length }, (_, index) => index % 256);

export const imagesContract: Contract = (create) =>
  describe('images', () => {
    it('are found byte for byte, the largest that there may be among them', async () => {
      const { images } = (await create()).ports;
      await images.store(crust, bytesOf(largestImage));
      await images.store(crumb, bytesOf(3));
      expect(await images.find(crust)).toEqual(bytesOf(largestImage));
      expect(await images.find(crumb)).toEqual(bytesOf(3));
    });

    it('are not found by a name that was never stored', async () => {
      expect(await (await create()).ports.images.find(crust)).toBeUndefined();
    });

    it('stay as they were first stored, whoever stores them again, and two at once', async () => {
      const { images } = (await create()).ports;
      await Promise.all([images.store(crumb, bytesOf(5)), images.store(crumb, bytesOf(5))]);
      await images.store(crumb, bytesOf(5));
      expect(await images.find(crumb)).toEqual(bytesOf(5));
    });
  });
