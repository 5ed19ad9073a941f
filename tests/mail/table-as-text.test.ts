import { describe, expect, it } from 'vitest';
import { parseTable } from '../../lib/domain/prose/table.ts';
import { tableAsText } from '../../lib/mail/table-as-text.ts';

const drawn = (markdown: string) => {
  const { columns, rows } = parseTable(markdown).table;
  return tableAsText({ columns, rows: rows.map((row) => row.map((cell) => ({ cell }))) });
};

describe('a table in plain text', () => {
  it('stands in columns, each on its side', () => {
    expect(drawn('Flour | Water | Rest\n- | -: | :-:\nRye | 8 % | 12 hours\nWheat | 65 % |')).toBe(
      ['Flour  Water    Rest', '-----  -----  --------', 'Rye      8 %  12 hours', 'Wheat   65 %'].join('\n'),
    );
  });

  it('stands cell after cell where its lines would be too long, with the same words in the same order', () => {
    const long = 'many words '.repeat(8).trim();
    expect(drawn(`Flour | Rest\n- | -\nRye | ${long}\nWheat | 4 h`)).toBe(
      `Flour | Rest\n\nRye | ${long}\n\nWheat | 4 h`,
    );
  });
});
