import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Contract } from './subject.ts';

export const consentTextsContract: Contract = (create) =>
  describe('texts of consent', async () => {
    const { consentTexts } = (await create()).ports;

    it('are archived under their SHA-256, once, and found by it word for word', async () => {
      const text = 'Yes, one lesson a week, by e-mail — until I say “no”.\nThank you.';
      const hash = createHash('sha256').update(text).digest('hex');
      expect(await consentTexts.archive(text)).toBe(hash);
      expect(await consentTexts.archive(text)).toBe(hash);
      expect(await consentTexts.find(hash)).toBe(text);
    });

    it('are not found by what is no hash of theirs', async () => {
      expect(await consentTexts.find('0'.repeat(64))).toBeUndefined();
    });
  });
