import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type Given, writeVerdicts } from '../../../lib/authoring/judge/write-verdicts.ts';
import { verdictsSchema } from '../../../lib/domain/content/parts/verdict.ts';

const [a, b, c] = ['a', 'b', 'c'].map((digit) => digit.repeat(64)) as [string, string, string];
const given = (name: string, verdict: Given['verdict']['verdict'] = 'supported'): Given => ({
  name,
  verdict: { verdict, reason: `Of ${name}: "so".`, by: 'm', on: '2027-02-02' },
});
const all = () => true;

const write = (
  text: string | undefined,
  more: [string, Given][],
  isCurrent: (key: string) => boolean = all,
) => writeVerdicts(text, new Map(more), isCurrent) ?? expect.unreachable('it cannot be written');

const begun = write(undefined, [
  [a, given('a-reason')],
  [b, given('a-pitfall', 'contradicted')],
]).text;

describe('the file of verdicts', () => {
  it('says what it is, and names the insight above each verdict', () => {
    expect(begun).toMatch(
      /^# What a model said of each claim.*\n# Where you know better.*\n\n# a-reason\na{64}:\n {2}verdict: supported\n/,
    );
    expect(begun).toContain(`\n# a-pitfall\n${b}:\n`);
    expect(verdictsSchema.parse(parse(begun))[a]).toEqual(given('a-reason').verdict);
  });

  it('takes another verdict in, and leaves what its author has written', () => {
    const own = begun
      .replace('by: m', 'by: m # a small one')
      .replace(/$/, '  overruled: "It says both."\n# done\n');
    const { text, forgotten } = write(own, [[c, given('an-example')]]);
    expect(forgotten).toEqual([]);
    for (const kept of [
      'by: m # a small one',
      'overruled: "It says both."',
      '# done',
      `# an-example\n${c}:\n`,
    ])
      expect(text).toContain(kept);
    expect(Object.keys(verdictsSchema.parse(parse(text)))).toEqual([a, b, c]);
  });

  it('takes one that is given anew in the place of the old one', () => {
    const { text } = write(begun, [[a, given('a-reason', 'unsupported')]]);
    expect(verdictsSchema.parse(parse(text))[a]?.verdict).toBe('unsupported');
    expect(text.match(/# a-reason/g)).toHaveLength(1);
  });

  it('keeps one that its author has overruled, whatever is said of the same words anew', () => {
    const overruled = begun.trimEnd().concat('\n  overruled: It says both.\n');
    expect(write(overruled, [[b, given('a-pitfall', 'unsupported')]])).toEqual({
      text: overruled,
      forgotten: [],
    });
  });

  it.each([
    ['the first', a, 'a-reason', 'a-pitfall'],
    ['the last', b, 'a-pitfall', 'a-reason'],
  ])('forgets %s with its name, where nobody makes that claim any more', (_, gone, name, other) => {
    const { text } = write(begun, [], (key) => key !== gone);
    expect(text).not.toContain(gone);
    expect(text).not.toContain(name);
    expect(text).toContain(`# ${other}\n`);
    expect(text).toContain('# What a model said of each claim');
  });

  it('is empty when nothing is left, and says whose overruling went', () => {
    const overruled = begun.trimEnd().concat('\n  overruled: It says both.\n');
    expect(write(overruled, [], () => false)).toEqual({
      text: '',
      forgotten: [{ name: 'a-pitfall', overruled: 'It says both.' }],
    });
  });

  it('is let alone where it is no mapping, or cannot be read', () => {
    for (const text of ['- a\n', 'a: [\n', 'a: 1\na: 2\n'])
      expect(writeVerdicts(text, new Map([[a, given('a-reason')]]), all)).toBeUndefined();
  });
});
