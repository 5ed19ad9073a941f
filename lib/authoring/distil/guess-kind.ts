import type { InsightKind } from '../../domain/content/parts/insight-kind.ts';
import { cuesOf } from './cue-words.ts';
import { figuresIn } from './figures-in.ts';

const quotation = /[“«„"][^“”«»„"]{25,}[”»“"]/u;
const share =
  /\d\s?(?:%|‰)|\d\s(?:per ?cent|percent|Prozent|pour cent|por ciento|million|billion|Millionen|Milliarden|millions|millones)/iu;

/** What kind of insight a sentence looks like; a reason, which says least, where nothing tells. */
export const guessKind = (sentence: string, language: string): InsightKind => {
  const cues = cuesOf(language);
  if (quotation.test(sentence)) return 'saying';
  if (share.test(sentence)) return 'statistic';
  const told = (['definition', 'framework', 'example', 'contrast', 'pitfall', 'practice'] as const).find(
    (kind) => cues[kind].test(sentence),
  );
  // A sentence that measures and says no more than that is about its figure.
  if (told === undefined && !cues.reason.test(sentence) && figuresIn(sentence).length > 1) return 'statistic';
  return told ?? 'reason';
};
