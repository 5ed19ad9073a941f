import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainInline } from '../../../lib/domain/prose/prose.ts';
import { parseTable } from '../../../lib/domain/prose/table.ts';

const words = (markdown: string) => {
  const { table, faults } = parseTable(markdown);
  expect(faults).toEqual([]);
  return {
    columns: table.columns.map(({ heading, align }) => [plainInline(heading), align]),
    rows: table.rows.map((row) => row.map(plainInline)),
  };
};

describe('parseTable', () => {
  it('reads headings, the sides of columns, and rows', () => {
    expect(
      words('| Flour | Water | Rest |\n| :-- | --: | :-: |\n| Rye | 80 % | |\n| Wheat | 65 % | 4 h |'),
    ).toEqual({
      columns: [
        ['Flour', 'start'],
        ['Water', 'end'],
        ['Rest', 'center'],
      ],
      rows: [
        ['Rye', '80 %', ''],
        ['Wheat', '65 %', '4 h'],
      ],
    });
  });

  it('asks for no pipes at the ends', () => {
    expect(words('a | b\n- | -\n1 | 2').rows).toEqual([['1', '2']]);
  });

  it.each(['- 5', '1. of May', '# 3', '> 9', '+ 1', '1.50', '007', 'a | b', '*soft* and `code`'])(
    'shows %j in a cell as it is, and as no list, heading or quotation',
    (cell) => {
      const { rows } = words(`a | b\n- | -\nx | ${cell.replaceAll('|', '\\|')}`);
      expect(rows).toEqual([['x', cell.replace(/[*`]/g, '')]]);
    },
  );

  it.each([
    ['a | b\n1 | 2', 2, 'has no line of dashes below its headings'],
    ['a | b', 1, 'has no line of dashes below its headings'],
    ['a | b\n- | -', 2, 'has no row below its headings'],
    ['a\n-\n1', 1, 'has one column'],
    ['a | b\n- | -\n1 | 2\n\n1 | 2 | 3', 5, 'has 3 cells in a row; above it are 2 headings'],
    ['a | \n- | -\n1 | 2', 1, 'has one column'],
    ['a | | c\n- | - | -\n1 | 2 | 3', 1, 'has a column without a heading'],
    ['a | b\n- | -\n| | 2 |', 3, 'has a row whose first cell is empty'],
    ['a | b\n- | -\n1 | ![x](y)', 3, 'holds an image'],
    ['a | b\n- | -\n1 | ~~2~~', 3, 'holds words struck out'],
    ['a | b\n- | -\n1 | [x](ftp://x.test)', 3, 'links to "ftp://x.test"'],
    [
      `a | b\n- | -\n${'x'.repeat(20)} | ${'y'.repeat(20)}`,
      1,
      'its longest words and the room between them make 42 characters side by side, 34 at most',
    ],
  ])('refuses %j by line %d', (markdown, line, message) => {
    const { faults } = parseTable(markdown);
    expect(faults[0]).toMatchObject({ line, message: expect.stringContaining(message) });
  });

  it('breaks words where a line may break', () => {
    const phrase = 'a-long-but-breakable word '.repeat(5);
    expect(parseTable(`a | b\n- | -\n${phrase} | ${phrase}`).faults).toEqual([]);
  });

  it('has as many cells in each row as it has headings, or a fault, whatever is drawn', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-c|\\ :-]{0,12}$/), { maxLength: 5 }), (lines) => {
        const { table, faults } = parseTable(lines.join('\n'));
        if (faults.length === 0) for (const row of table.rows) expect(row).toHaveLength(table.columns.length);
      }),
    );
  });
});
