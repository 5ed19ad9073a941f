import { describe, expect, it } from 'vitest';
import { readContent } from '../../../../lib/adapters/content/read-content.ts';
import { type Fault, faultInWords } from '../../../../lib/domain/content/content.ts';
import { breadCourse } from '../../../fixtures/bread-course.ts';
import { listYaml } from '../../../fixtures/newsletter-files.ts';

const [flour, oven, course] = ['flour', 'oven', 'course'].map((name) => `content/courses/bread/${name}.yaml`);

const read = (changes: Parameters<typeof breadCourse>[0]): { faults: Fault[]; notes: Fault[] } => ({
  faults: [],
  ...readContent(breadCourse(changes)),
});
const faultsOf = (changes: Parameters<typeof breadCourse>[0]) => read(changes).faults.map(faultInWords);

const saying =
  (words: string, more = '') =>
  (text: string) =>
    `${text.replace('blocks:\n', `blocks:\n  - prose: |\n      ${words}\n`)}${more}`;

const telling = (words: string) => (text: string) =>
  text.replace('    1. Take flour.\n', `    1. Take flour. ${words}\n`);

describe('what an author says in words of their own', () => {
  it('holds no figure and no name that no insight has', () => {
    const faults = faultsOf({ [flour ?? '']: saying('Give it 450 °C for 9 hours, as Marie Curie did.') });
    expect(faults.map((fault) => / has the (figure|name) [^,]+/.exec(fault)?.[0])).toEqual([
      ' has the figure 450 °C',
      ' has the figure 9 hours',
      ' has the name Marie',
      ' has the name Curie',
    ]);
    expect(faults[0]).toMatch(
      /^content\/courses\/bread\/flour\.yaml:\d+ has .* list it under own if it is yours$/,
    );
  });

  it.each([
    ['in number words that measure', 'It takes nine hours.', 'nine hours'],
    ['in large number words', 'Two hundred bakers said so.', 'Two hundred'],
    ['in digits alone', 'Ask 37 bakers.', '37'],
  ])('has its figures checked %s', (_, words, figure) => {
    expect(faultsOf({ [flour ?? '']: saying(words) })).toEqual([
      expect.stringContaining(`has the figure ${figure}, which no insight up to here has`),
    ]);
  });

  it('may count, and speak of days, halves and one of a thing', () => {
    const words = 'Two loaves, the third on Monday. Half of it is eaten in a day, twice as fast in one hour.';
    expect(faultsOf({ [flour ?? '']: saying(words) })).toEqual([]);
  });

  it('may count out in an exercise what readers are to take, wait for or do', () => {
    const words =
      'Add two cups of rye and 3 tablespoons of oil, fold it 4 times, wait 10 minutes, write 5 lines.';
    expect(faultsOf({ [flour ?? '']: telling(words) })).toEqual([]);
    expect(faultsOf({ [flour ?? '']: saying(words) })).toHaveLength(5);
  });

  it.each(['9 %', 'ten per cent', '$5', '8 °C', '2 years', '37 bakers', '40 minutes', 'Two hundred'])(
    'reports in an exercise, as anywhere, where it says %s',
    (figure) => {
      expect(faultsOf({ [flour ?? '']: telling(`It was ${figure}.`) })).toEqual([
        expect.stringContaining('has the figure'),
      ]);
    },
  );

  it('may say what an insight of the lesson or of an earlier one says, or its article', () => {
    const words = saying('Of 600 loaves 73 % were good, thought Tom, and Miller wrote it down.');
    expect(faultsOf({ [oven ?? '']: words })).toEqual([]);
    expect(faultsOf({ [flour ?? '']: words })).toEqual([
      expect.stringContaining('has the figure 600,'),
      expect.stringContaining('has the figure 73 %,'),
      expect.stringContaining('has the name Tom,'),
    ]);
  });

  it('is the author’s own where the lesson or its course says so', () => {
    const words = 'Give it 450 °C, as Marie Curie did.';
    expect(faultsOf({ [flour ?? '']: saying(words, 'own: [450 °C, Marie Curie]\n') })).toEqual([]);
    expect(
      faultsOf({
        [flour ?? '']: saying(words),
        [course ?? '']: (text) => `${text}own: [450 °C, Marie Curie]\n`,
      }),
    ).toEqual([]);
    expect(faultsOf({ [flour ?? '']: saying(words, 'own: [450 °F, Marie Curie]\n') })).toHaveLength(1);
  });

  it('has a note on what is listed as own and stands nowhere', () => {
    const { notes } = read({ [flour ?? '']: saying('Bread rises.', 'own: [eight weeks]\n') });
    expect(notes.map(faultInWords)).toEqual([
      expect.stringContaining('lists "eight weeks" as own, which stands nowhere in it'),
    ]);
  });

  it('is held to the insights of the issue in a newsletter', () => {
    const issue = (insights: string, own = '') => `---
subject: The jar
preview: A short word about the jar, and no more.
send:
  date: 2027-01-12
  zone: subscriber
audience: all
insights: [${insights}]
${own}---

Of 600 loaves 73 % were good.
`;
    const withIssue = (text: string) =>
      faultsOf({
        'content/newsletters/letters/list.yaml': listYaml('letters'),
        'content/newsletters/letters/2027-01-12-the-jar.md': text,
      });
    expect(withIssue(issue('a-statistic'))).toEqual([]);
    expect(withIssue(issue('a-practice', 'own: [600]\n'))).toEqual([
      expect.stringContaining('has the figure 73 %, which no insight of the issue has'),
    ]);
  });
});
