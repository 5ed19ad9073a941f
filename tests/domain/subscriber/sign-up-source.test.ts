import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSignUpSource, signUpSource } from '../../../lib/domain/subscriber/sign-up-source.ts';
import { anyCharacter } from '../../fixtures/any-character.ts';

describe('the source of a sign-up', () => {
  it.each([
    ['spring-fair', 'spring-fair'],
    ['  Spring Fair! ', 'spring-fair'],
    ['Boulangerie Émile', 'boulangerie-émile'],
    ['パン', 'パン'],
    ['mill.example_on-rye', 'mill.example_on-rye'],
    ['a:b#c', 'a-b-c'],
    ['<script>alert(1)</script>', 'script-alert-1-script'],
  ])('of %j is %j', (typed, source) => {
    expect(readSignUpSource(typed)).toBe(source);
  });

  it.each([undefined, null, '', '   ', '---', '???'])('of %j is none', (typed) => {
    expect(readSignUpSource(typed)).toBeUndefined();
  });

  it('is short, says the same when it is read again, and is valid, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter, maxLength: 600 }), (typed) => {
        const source = readSignUpSource(typed);
        if (source === undefined) return;
        expect([...source].length).toBeLessThanOrEqual(40);
        expect(readSignUpSource(source)).toBe(source);
        expect(signUpSource.parse(source)).toBe(source);
      }),
    );
  });
});
