import type { Instant } from '../../time/instant.ts';

/** An edition that has gone live, and when it did. */
export type WentLive = { edition: string; at: Instant };

/** So many of them are remembered: a return to what was live before is a matter of days, and of one read with what is live now. */
export const remembered = 20;

/** Remembers that an edition goes live; one that is live already has been so since it first was. The last stands last. */
export const withLive = (history: readonly WentLive[], edition: string, at: Instant): readonly WentLive[] =>
  history.at(-1)?.edition === edition ? history : [...history, { edition, at }].slice(-remembered);

/** What a person calls an edition by: the beginning of its name. */
export const shortName = (edition: string): string => edition.slice(0, 8);

/** The editions of a history that a person may mean by the beginning of a name. */
export const editionsNamed = (history: readonly WentLive[], beginning: string): string[] => [
  ...new Set(history.map(({ edition }) => edition).filter((edition) => edition.startsWith(beginning))),
];
