import { expect, it } from 'vitest';
import { frenchSpacing } from '../../lib/words/french-spacing.ts';

it('makes the spaces of French punctuation hold their line, in texts, in lists and in what functions say', () => {
  const said = frenchSpacing({
    question: 'Toujours rien ? Regardez : « ici » ; sinon, écrivez !',
    lines: ['Partir ?'],
    of: (title: string) => ({ heading: `« ${title} » : à 9 h` }),
    none: undefined,
  });
  expect(said.question).toBe(
    'Toujours rien\u202f? Regardez\u00a0: «\u00a0ici\u00a0»\u202f; sinon, écrivez\u202f!',
  );
  expect(said.lines).toEqual(['Partir\u202f?']);
  expect(said.of('Le pain')).toEqual({ heading: '«\u00a0Le pain\u00a0»\u00a0: à 9\u00a0h' });
  expect(said.none).toBeUndefined();
});

it('adds no space that nobody wrote: addresses and code stay as they are', () => {
  const texts = ['https://example.org/?a=1;b', "credentials: 'include'", 'nom@example.org', '{{address}}'];
  expect(frenchSpacing(texts)).toEqual(texts);
});
