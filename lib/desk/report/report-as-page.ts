import { html, raw } from 'hono/html';
import type { Report } from '../../domain/reports/report.ts';
import { reportChapters } from '../../pipeline/report/report-chapters.ts';
import { readStyle } from '../style-sheet.ts';
import { chaptersPage } from './chapters-page.ts';

/** The report as one file that needs nothing else: for a browser, or to be passed on. */
export const reportAsPage = async (report: Report): Promise<string> => {
  const style = await readStyle();
  const page = await html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>${report.brand || 'Dripline'}: report of ${report.until}</title>
    <style>${raw(style)}</style>
  </head>
  <body>
    <main>
      <h1>${report.brand || 'Dripline'} <small class="quiet">stage ${report.stage}</small></h1>
      ${chaptersPage(reportChapters(report))}
    </main>
  </body>
</html>
`;
  return page.toString();
};
