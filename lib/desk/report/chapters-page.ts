import { html } from 'hono/html';
import type { Chapter, Quote, ReportTable, Section } from '../../pipeline/report/report-section.ts';
import type { Html } from '../layout.ts';
import { pictureOf } from './picture.ts';

/** Chapters one after the other, each answer with its picture and the table of the same figures beside it. */
export const chaptersPage = (chapters: readonly Chapter[], form: Html | string = ''): Html =>
  html`${form}${
    chapters.length < 2
      ? ''
      : html`<nav class="contents" aria-label="On this page">${chapters.map(({ id, title }) => html`<a href="#${id}">${title}</a>`)}</nav>`
  }${chapters.map(chapterPart)}`;

const chapterPart = ({
  id,
  title,
  sections,
}: Chapter): Html => html`<section id="${id}" aria-labelledby="${id}-heading">
    <h2 id="${id}-heading">${title}</h2>
    ${sections.map((section) => answerPart(section, title))}
  </section>`;

const answerPart = (
  { id, title, says, picture, table, quotes = [] }: Section,
  chapter: string,
): Html => html`<div class="answer">
    <h3>${title}</h3>
    ${says.map((sentence) => html`<p>${sentence}</p>`)}
    <div class="figures">
      ${picture ? html`<figure>${pictureOf(picture, `${id}-picture`)}<figcaption>${picture.title}</figcaption></figure>` : ''}
      ${table && table.rows.length > 0 ? tablePart(table, `${chapter}: ${title}, in figures`) : ''}
    </div>
    ${quotes.map(quotePart)}
  </div>`;

/** In whatever script it was written, and never a link. */
const quotePart = ({ words, by }: Quote): Html => html`<figure class="quote">
    <blockquote dir="auto">${words}</blockquote>
    <figcaption>${by}</figcaption>
  </figure>`;

/** Reached by keyboard, since it may be wider than a phone. */
const tablePart = (
  { columns, rows }: ReportTable,
  name: string,
): Html => html`<div class="wide" role="region" tabindex="0" aria-label="${name}">
    <table>
      <thead><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
      <tbody>${rows.map(([first, ...cells]) => html`<tr><th scope="row">${first}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody>
    </table>
  </div>`;
