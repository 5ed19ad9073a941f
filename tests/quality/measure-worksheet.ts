import { measureWorksheet, type WorksheetMeasures } from './worksheet-measures.ts';

const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`;

const rowsOf = (measures: WorksheetMeasures): [string, string][] => {
  const { paragraphs, used, usedInTop, atMostInTop, proposed, usedOfProposed, insights, insightsInTop } =
    measures;
  return [
    ['paragraphs, of which authors used', `${paragraphs}, ${percent(used, paragraphs)}`],
    ['used ones in the top 60 %', percent(usedInTop, used)],
    ['as many as could be there', percent(atMostInTop, used)],
    ['of those that could be there, are', percent(usedInTop, atMostInTop)],
    ['insights with evidence in the top 60 %', `${percent(insightsInTop, insights)} of ${insights}`],
    ['proposed in all', percent(proposed, paragraphs)],
    ['used ones proposed', percent(usedOfProposed, used)],
    ['proposed ones used', percent(usedOfProposed, proposed)],
  ];
};

const [content, articles] = process.argv.slice(2);
if (content === undefined || articles === undefined) {
  process.stderr.write(
    'Say which corpus: npm run measure:worksheet -- CONTENT-FOLDER FOLDER-WITH-THE-TEXTS\n',
  );
  process.exitCode = 2;
} else
  for (const [name, value] of rowsOf(await measureWorksheet(content, articles)))
    process.stdout.write(`${name.padEnd(40)} ${value}\n`);
