import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

/** Axe, with its few characters beyond ASCII escaped: for one of them Chromium takes twice the memory for all, and several times as long to pass it on. */
const axe = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8').replace(
  /[\u0080-\uffff]/g,
  (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
);

/** What axe finds on the page, as "rule: element"; with `undecided`, also what it could not decide. */
export const violations = async (
  page: Page,
  options: RunOptions = {},
  undecided: readonly string[] = [],
): Promise<string[]> => {
  // The page's own policy forbids inline scripts, so axe comes in by the debugger: half a megabyte, once for each document.
  if (!(await page.evaluate(`'axe' in window`))) await page.evaluate(axe);
  // Of a hundred kilobytes of results only what is at fault leaves the page; of what is well, one example each is made.
  const asked = { ...options, resultTypes: ['violations', 'incomplete'] };
  return page.evaluate(`axe.run(document, ${JSON.stringify(asked)}).then(({ violations, incomplete }) => {
    const open = incomplete.filter(({ id }) => ${JSON.stringify(undecided)}.includes(id));
    return [...violations, ...open].flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html));
  })`);
};
