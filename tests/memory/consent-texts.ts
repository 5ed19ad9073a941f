import { createHash } from 'node:crypto';
import type { ConsentTexts } from '../../lib/pipeline/ports/sign-up.ts';

export const createMemoryConsentTexts = () => {
  const texts = new Map<string, string>();

  const consentTexts: ConsentTexts = {
    archive: async (text) => {
      const hash = createHash('sha256').update(text).digest('hex');
      texts.set(hash, text);
      return hash;
    },
    find: async (hash) => texts.get(hash),
  };
  return { consentTexts, texts };
};
