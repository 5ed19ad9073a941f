import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Measured, measure, percent, rounds } from './measure.ts';
import { readCorpus } from './read-corpus.ts';

// Makes true insights false, and writes into docs/evidence.md how many of the falsehoods the gate notices. The corpus on tides is
// in the repository; the shipped course is measured for whoever has the texts of its articles: `--articles FOLDER`.

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const page = at('docs/evidence.md');

const tableOf = (corpora: readonly { name: string; measured: Measured }[]): string => {
  const rows = (corpora[0]?.measured.kinds ?? []).map(({ kind }) => [
    kind,
    ...corpora.map(({ measured }) => {
      const { made, noticed } = measured.kinds.find((each) => each.kind === kind) ?? { made: 0, noticed: 0 };
      return `${percent(noticed, made)} of ${made}`;
    }),
  ]);
  const alarms = corpora.map(
    ({ measured: { falseAlarms, insights } }) =>
      `${percent(falseAlarms.length, insights)}: ${falseAlarms.length} of ${insights}`,
  );
  const own = corpora.map(({ measured: { kinds } }) => {
    const made = kinds.reduce((sum, each) => sum + each.made, 0);
    const covered = kinds.reduce((sum, each) => sum + each.covered, 0);
    return `${percent(made - covered, made)} of ${made}`;
  });
  const lines = [
    ['falsehoods noticed', ...corpora.map(({ name }) => name)],
    ['---', ...corpora.map(() => '---')],
    ...rows,
    ['**true insights with a false alarm**', ...alarms],
    ['**falsehoods that a judge is asked about anew**', ...own],
  ];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
};

const { values } = parseArgs({ options: { articles: { type: 'string' }, show: { type: 'boolean' } } });
const folders = [
  {
    name: 'tides (a fixture)',
    content: at('tests/fixtures/tides/content'),
    articles: at('tests/fixtures/tides/articles'),
  },
  ...(values.articles === undefined
    ? []
    : [{ name: 'sales and marketing (shipped)', content: at('content'), articles: values.articles }]),
];
const corpora = [];
for (const { name, content, articles } of folders)
  corpora.push({ name, measured: measure(await readCorpus(content, articles), rounds) });

const table = tableOf(corpora);
process.stdout.write(`${table}\n`);
if (values.show)
  for (const { measured } of corpora)
    for (const { insight, says } of measured.falseAlarms)
      process.stdout.write(`${insight.id}: ${says.join(' | ')}\n`);

// Without the articles of the shipped course half of the table is missing: it is shown, and the page stays.
if (values.articles !== undefined) {
  const text = await readFile(page, 'utf8');
  await writeFile(page, text.replace(/(<!-- measured -->\n)[\s\S]*?(\n<!-- \/measured -->)/, `$1${table}$2`));
}
