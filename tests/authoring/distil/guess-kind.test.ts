import { describe, expect, it } from 'vitest';
import { guessKind } from '../../../lib/authoring/distil/guess-kind.ts';

describe('guessKind', () => {
  it.each([
    ['en', 'Of all bakers, 73 % use a lid.', 'statistic'],
    ['en', 'A loaf of 2 kg takes 50 minutes in it.', 'statistic'],
    ['en', 'The soft inside of a loaf is called the crumb.', 'definition'],
    ['en', 'Rye ferments fast, whereas wheat takes its time.', 'contrast'],
    ['en', 'Never bake in a cold oven.', 'pitfall'],
    ['en', 'You should weigh the water.', 'practice'],
    ['en', 'Some grains, for example spelt, are dry.', 'example'],
    ['en', 'There are three stages in it.', 'framework'],
    ['en', 'As he put it, “nobody ever went hungry beside an oven that was warm”.', 'saying'],
    ['en', 'It rises because it breathes.', 'reason'],
    ['en', 'It rises.', 'reason'],
    ['de', 'Das Innere nennt man Krume.', 'definition'],
    ['de-AT', 'Roggen gärt schnell, Weizen hingegen langsam.', 'contrast'],
    ['fr', 'Il faut peser l’eau.', 'practice'],
    ['es', 'Nunca hornee en frío.', 'pitfall'],
    ['fi', 'It rises, whereas wheat does not.', 'contrast'],
  ])('goes by what a sentence says (%s): %s', (language, sentence, kind) => {
    expect(guessKind(sentence, language)).toBe(kind);
  });
});
