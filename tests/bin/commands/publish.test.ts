import { describe, expect, it } from 'vitest';
import { editionMeant, endInWords } from '../../../bin/commands/publish.ts';
import { sentenceOf } from '../../../bin/sentence-of.ts';
import { instantOf } from '../../../lib/domain/time/instant.ts';

describe('what `publish` says of an end that the content asks for', () => {
  it('says how many were still in it', () => {
    expect(endInWords('tea', 0)).toEqual({ line: 'ended tea: nothing more is sent', isDone: true });
    expect(endInWords('tea', 2)).toEqual({
      line: 'ended tea: nothing more is sent; 2 were still in it',
      isDone: true,
    });
  });

  it('does not claim that something ended whose name nothing here ever had', () => {
    const { line, isDone } = endInWords('teaa', undefined);
    expect(isDone).toBe(false);
    expect(line).toMatch(/^not ended teaa: .*content\/site\.yaml/);
  });
});

describe('which edition `publish --edition` means', () => {
  const [one, other, third] = ['a1b2c3d4e5', 'a1b2ffff00', 'b000000000'] as const;
  const history = [one, other, third, one].map((edition, day) => ({
    edition,
    at: instantOf(`2027-01-0${day + 1}T10:00:00Z`),
  }));
  const refusalOf = (beginning: string) => {
    try {
      return editionMeant(history, beginning);
    } catch (error) {
      return sentenceOf(error);
    }
  };

  it('is the only one whose name begins so, however often it was live', () => {
    expect(editionMeant(history, 'a1b2c')).toBe(one);
    expect(editionMeant(history, 'b')).toBe(third);
    expect(editionMeant(history, other)).toBe(other);
  });

  it('is for whoever asked to say, of all that it may be, where there are several', () => {
    expect(refusalOf('a1b2')).toEqual({
      sentence: [
        'Several editions have a name that begins with "a1b2"; write more of it:',
        '  a1b2c3d4  last went live 2027-01-04T10:00:00.000Z',
        '  a1b2ffff  last went live 2027-01-02T10:00:00.000Z',
      ].join('\n'),
      exitCode: 3,
    });
  });

  it('is none of another name', () => {
    expect(refusalOf('c')).toMatchObject({ exitCode: 1 });
  });
});
