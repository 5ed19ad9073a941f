import { html } from 'hono/html';
import type { Picture } from '../../pipeline/report/report-section.ts';
import type { Html } from '../layout.ts';

/**
 * Pictures of figures that stand beside them in a table: drawn here, without JavaScript, in the colours of the page in light and
 * dark. Whoever does not see them hears their title and what they say.
 */
export const pictureOf = (picture: Picture, id: string): Html => {
  switch (picture.kind) {
    case 'bars':
      return barsOf(picture, id);
    case 'columns':
      return columnsOf(picture, id);
  }
};

type Bars = Extract<Picture, { kind: 'bars' }>;
type Columns = Extract<Picture, { kind: 'columns' }>;

/** In units of the drawing: it is as wide as there is room, up to that many pixels. */
const width = 440;
const row = 26;
const labels = 124;
const values = 56;

const describe = (texts: readonly string[]): string => texts.join(', ');

const frame = (id: string, title: string, says: string, height: number, drawn: Html): Html => html`<svg
    class="picture" role="img" viewBox="0 0 ${width} ${height}" aria-labelledby="${id}-title ${id}-desc">
    <title id="${id}-title">${title}</title>
    <desc id="${id}-desc">${says}</desc>
    ${drawn}
  </svg>`;

/** One bar a line, each as long as its value is great. */
const barsOf = ({ title, bars }: Bars, id: string): Html => {
  const most = Math.max(...bars.map(({ value }) => value), 0);
  const room = width - labels - values;
  const says = describe(bars.map(({ label, says }) => `${label}: ${says}`));
  const drawn = bars.map(({ label, value, says }, index) => {
    const long = most === 0 ? 0 : Math.max(value > 0 ? 2 : 0, (value / most) * room);
    const top = index * row;
    return html`<text x="${labels - 10}" y="${top + 17}" text-anchor="end">${label}</text>
      <rect class="first" x="${labels}" y="${top + 4}" width="${long.toFixed(1)}" height="18" rx="3"></rect>
      <text class="value" x="${(labels + long + 8).toFixed(1)}" y="${top + 17}">${says}</text>`;
  });
  return frame(id, title, says, Math.max(1, bars.length) * row, html`${drawn}`);
};

const tall = 190;
const head = 26;
const foot = 22;
const axis = 44;
const classes = ['first', 'second'];

/** A whole number that is easy to read, and no less than the greatest value. */
const roundUp = (most: number): number => {
  if (most <= 4) return 4;
  const step = 10 ** Math.floor(Math.log10(most));
  return [1, 2, 4, 5, 10].map((times) => times * step).find((top) => top >= most) ?? 10 * step;
};

/** A group of columns for each label, along the days. */
const columnsOf = ({ title, labels: days, series }: Columns, id: string): Html => {
  const top = roundUp(Math.max(0, ...series.flatMap(({ values: of }) => of)));
  const room = tall - head - foot;
  const group = (width - axis) / Math.max(1, days.length);
  const wide = Math.min(28, Math.max(1.5, (group * 0.8) / series.length));
  const y = (value: number) => head + room - (value / top) * room;
  const grid = [0, 0.5, 1].map((share) => {
    const at = y(share * top).toFixed(1);
    return html`<line x1="${axis}" x2="${width}" y1="${at}" y2="${at}"></line>
      <text x="${axis - 8}" y="${Number(at) + 4}" text-anchor="end">${share * top}</text>`;
  });
  const columns = series.map(({ values: of }, which) =>
    of.map((value, index) => {
      if (value === 0) return '';
      const left = axis + index * group + (group - wide * series.length) / 2 + which * wide;
      return html`<rect class="${classes[which] ?? 'first'}" x="${left.toFixed(1)}" y="${y(value).toFixed(1)}" width="${wide.toFixed(1)}" height="${(tall - foot - y(value)).toFixed(1)}"></rect>`;
    }),
  );
  const every = Math.ceil(days.length / 5);
  const names = days.map((day, index) =>
    index % every === 0
      ? html`<text x="${(axis + index * group + group / 2).toFixed(1)}" y="${tall - 5}" text-anchor="${index === 0 && group < 60 ? 'start' : 'middle'}">${shortDay(day)}</text>`
      : '',
  );
  const legend =
    series.length < 2
      ? ''
      : series.map(
          (
            { name },
            which,
          ) => html`<rect class="${classes[which] ?? 'first'}" x="${axis + which * 90}" y="2" width="12" height="12" rx="2"></rect>
            <text x="${axis + which * 90 + 18}" y="13">${name}</text>`,
        );
  const says = describe(
    series.map(
      ({ name, values: of }) =>
        `${name}: ${of.reduce((sum, value) => sum + value, 0)} in all, ${Math.max(0, ...of)} at the most`,
    ),
  );
  return frame(id, title, says, tall, html`${grid}${columns}${names}${legend}`);
};

/** `2026-11-24` as `24 Nov`: the year stands in the table. */
const shortDay = (day: string): string =>
  new Date(`${day}T00:00:00Z`).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  });
