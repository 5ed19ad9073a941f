import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

/** Axe, with its few characters beyond ASCII escaped: for one of them Chromium takes twice the memory for all, and several times as long to pass it on. */
const axe = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8').replace(
  /[\u0080-\uffff]/g,
  (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
);

/**
 * Leaves of the plain options of each list the longest ones, by which the list is as wide as before. Of an option with a value and words alone axe
 * looks at nothing but where its list stands, and takes as long over four hundred time zones as over the rest of the page.
 */
const shortenLists = `for (const list of document.querySelectorAll('select')) {
  const { offsetWidth } = list;
  const plain = [...list.options].filter((each) =>
    !each.selected && !each.childElementCount && each.getAttributeNames().every((name) => name === 'value'));
  for (const each of plain.sort((one, other) => other.text.length - one.text.length).slice(10)) each.remove();
  if (list.offsetWidth !== offsetWidth) throw new Error('A list is less wide without its shorter options.');
}`;

/** What axe finds on the page, as "rule: element"; with `undecided`, also what it could not decide. The page's lists are short from then on. */
export const violations = async (
  page: Page,
  options: RunOptions = {},
  undecided: readonly string[] = [],
): Promise<string[]> => {
  // Of a hundred kilobytes of results only what is at fault leaves the page; of what is well, one example each is made.
  const asked = { ...options, resultTypes: ['violations', 'incomplete'] };
  const run = `${shortenLists}
  axe.run(document, ${JSON.stringify(asked)}).then(({ violations, incomplete }) => {
    const open = incomplete.filter(({ id }) => ${JSON.stringify(undecided)}.includes(id));
    return [...violations, ...open].flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html));
  })`;
  // The page's own policy forbids inline scripts, so axe comes in by the debugger: half a megabyte, once for each document.
  return (
    (await page.evaluate<string[] | undefined>(`if ('axe' in window) { ${run} }`)) ??
    (await page.evaluate<string[]>(`${axe};${run}`))
  );
};
