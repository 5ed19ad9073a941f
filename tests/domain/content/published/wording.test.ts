import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  areNearlyTheSame,
  wordingOf,
  wordingOfHtml,
} from '../../../../lib/domain/content/published/wording.ts';

const letter =
  'Last night the second oven went out, and with it forty loaves of rye. We have baked them again this morning, ' +
  'so that whoever ordered one can fetch it until six. The sourdough is as it was. Next week there is a course for ' +
  'children: bring an apron, and a jar with a lid that closes.';

const isLike = (one: string, other: string) => areNearlyTheSame(wordingOf(one), wordingOf(other));

describe('the words of two texts', () => {
  it.each([
    ['set otherwise', letter.toUpperCase().replaceAll(' ', '\n\n')],
    ['with a typing mistake mended', letter.replace('sourdough', 'sour dough')],
    ['with a sentence more', `${letter} The car park is closed until Friday, so please come on foot.`],
    ['with a sentence less', letter.replace(/The sourdough is as it was\. /, '')],
    ['with another weekday and hour', letter.replace('six', 'seven').replace('morning', 'evening')],
  ])('are nearly the same %s', (_, other) => {
    expect(isLike(letter, other)).toBe(true);
  });

  it('are not where a newsletter has one frame around different news', () => {
    const issue = (news: string) =>
      `This week in bread. Dear reader, here is what happened. ${news} Until next week.`;
    const one = issue('The mill has new stones, and the flour is finer for it: use a little less water.');
    const other = issue('Rye is dear this year. We bake it on Fridays only, and by order, from January on.');
    expect(isLike(one, other)).toBe(false);
  });

  it('are compared in a script without spaces too', () => {
    const japanese = '昨夜二台目の窯が止まり、ライ麦パン四十個が焼けませんでした。今朝もう一度焼きました。';
    expect(isLike(japanese, japanese.replace('昨夜', '今夜'))).toBe(true);
    expect(
      isLike(japanese, '来週は子供のための教室があります。エプロンと蓋のある瓶を持って来てください。'),
    ).toBe(false);
  });

  it('of nothing are like nothing', () => {
    expect(isLike('', '')).toBe(false);
    expect(isLike('Hello', 'hello!')).toBe(true);
  });

  it('are those that are read, not the marks around them', () => {
    const page = (text: string, mark: string) => wordingOfHtml(`<p class="${mark}">${text}</p>`);
    expect(areNearlyTheSame(page(letter, 'plain lesson of course'), page(letter, 'x'))).toBe(true);
    expect(areNearlyTheSame(page('One', 'same same same same'), page('Two', 'same same same same'))).toBe(
      false,
    );
  });

  it('are alike in both directions, and every text that has words is like itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (one, other) => {
        expect(isLike(one, other)).toBe(isLike(other, one));
        expect(isLike(one, one)).toBe(wordingOf(one).size > 0);
      }),
    );
  });
});
