import { createHash } from 'node:crypto';

/** The same for the same words, however they are spaced or their accents are encoded. */
export const hashParagraph = (paragraph: string): string =>
  createHash('sha256')
    .update(paragraph.normalize('NFC').replace(/\s+/g, ' ').trim())
    .digest('hex')
    .slice(0, 12);
