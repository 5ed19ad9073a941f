import { describe, expect, it } from 'vitest';
import { endInWords } from '../../../bin/commands/publish.ts';

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
