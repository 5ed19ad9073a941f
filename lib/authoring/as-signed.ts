import { isMap, isScalar, parseDocument, visit } from 'yaml';
import type { ContentFiles } from '../domain/content/content.ts';
import { contentKindOf } from '../domain/content/content-paths.ts';

/** Whether an insight has words to show. */
const hasWords = (item: unknown): boolean =>
  isMap(item) && [item.get('title'), item.get('statement')].every((words) => typeof words === 'string');

/** The text without its `draft: true`, as if its author had signed; every line stays where it is. */
const signed = (path: string, text: string): string => {
  const ofInsights = contentKindOf(path) === 'insights';
  const places: [number, number][] = [];
  visit(parseDocument(text), {
    Pair: (_, pair, parents) => {
      const { key, value } = pair;
      const map = parents.at(-1);
      const isDraft = isScalar(key) && key.value === 'draft' && isScalar(value) && value.value === true;
      if (!isDraft || !key.range || !value.range || !isMap(map) || map.flow) return;
      // A worksheet's beginning says nothing yet.
      if (!ofInsights || hasWords(map)) places.push([key.range[0], value.range[1]]);
    },
  });
  return places
    .sort(([a], [b]) => b - a)
    .reduce((changed, [start, end]) => changed.slice(0, start) + changed.slice(end), text);
};

/** The front matter of a Markdown file, and the rest. */
const frontMatter = /^---\n([\s\S]*?)\n---(?=\n|$)/;

/**
 * Content as it would be with every draft signed: what the studio shows, and nobody publishes. Insights that have no words yet stay
 * drafts.
 */
export const asSigned = (files: ContentFiles): ContentFiles =>
  new Map(
    [...files].map(([path, text]) => {
      switch (contentKindOf(path)) {
        case 'course':
        case 'lesson':
        case 'newsletter':
        case 'insights':
          return [path, signed(path, text)];
        case 'issue':
          return [
            path,
            text.replace(frontMatter, (matter, yaml: string) =>
              matter.replace(yaml, () => signed(path, yaml)),
            ),
          ];
        default:
          return [path, text];
      }
    }),
  );
