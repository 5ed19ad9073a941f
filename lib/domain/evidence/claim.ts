import type { Insight } from '../content/insight.ts';
import type { Path } from '../content/parsed-content.ts';

/** One field of an insight that says what is so. */
export type Claim = { at: Path; text: string };

/** What an insight claims, field by field. A note is our own remark and may count or compare. */
export const claimsOf = (insight: Insight): Claim[] => {
  const common = [
    { at: ['title'], text: insight.title },
    { at: ['statement'], text: insight.statement },
  ];
  switch (insight.kind) {
    case 'definition':
      return [...common, { at: ['term'], text: insight.term }];
    case 'contrast':
      return [
        ...common,
        ...insight.sides.flatMap(({ name, text }, index) => [
          ...(name === undefined ? [] : [{ at: ['sides', index, 'name'], text: name }]),
          { at: ['sides', index, 'text'], text },
        ]),
      ];
    case 'statistic':
      return [
        ...common,
        { at: ['number'], text: insight.number },
        { at: ['base'], text: insight.base },
        { at: ['source'], text: insight.source },
        { at: ['year'], text: insight.year === 'unknown' ? '' : String(insight.year) },
      ];
    case 'framework':
      return [
        ...common,
        ...insight.parts.flatMap(({ name, text }, index) => [
          { at: ['parts', index, 'name'], text: name },
          { at: ['parts', index, 'text'], text },
        ]),
      ];
    case 'saying':
      return [
        ...common,
        { at: ['speaker'], text: insight.speaker },
        { at: ['role'], text: insight.role ?? '' },
      ];
    case 'reason':
    case 'pitfall':
    case 'example':
    case 'practice':
      return common;
  }
};

/** All that an insight claims, as one text. */
export const claimedBy = (insight: Insight): string =>
  claimsOf(insight)
    .map(({ text }) => text)
    .join('\n');

/** All that an insight claims, field by field, for whoever is to judge it. */
export const claimInFull = (insight: Insight): string =>
  claimsOf(insight)
    .filter(({ text }) => text !== '')
    .map(
      ({ at, text }) =>
        `${at.map((step) => (typeof step === 'number' ? step + 1 : step)).join(' ')}: ${text}`,
    )
    .join('\n');

/** How many parts an insight shows its reader, who may be told their number. */
export const partsShownBy = (insight: Insight): number => {
  switch (insight.kind) {
    case 'contrast':
      return insight.sides.length;
    case 'framework':
      return insight.parts.length;
    default:
      return 1;
  }
};
