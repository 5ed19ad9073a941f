import { createHash } from 'node:crypto';
import type { ConsentTexts } from '../../lib/pipeline/ports/sign-up.ts';
import type { Keep } from './keep.ts';

export const createMemoryConsentTexts = (keep: Keep) => {
  const texts = keep(new Map<string, string>());

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
