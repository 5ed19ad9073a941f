import type { Kept } from './sound-part.ts';

/** What of the content was not published, since it is at fault or rests on what is. */
export const keptInWords = (kept: readonly Kept[]): string[] =>
  kept.map(({ unit, isPublished }) =>
    isPublished ? `not published, and as it was before: ${unit}` : `not published, and new: ${unit}`,
  );
