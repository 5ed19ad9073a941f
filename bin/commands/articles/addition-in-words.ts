import type { Addition } from '../../../lib/authoring/add-article.ts';
import { articleFile } from '../../../lib/domain/content/content-paths.ts';
import type { FoundArticle } from '../../../lib/pipeline/ports/content.ts';

/** What has become of an article that somebody brought in, a line each. */
export const additionInWords = (
  addition: Exclude<Addition, { kind: 'refused' }>,
  found: FoundArticle,
): string[] => {
  const file = articleFile(addition.id);
  switch (addition.kind) {
    case 'unchanged':
      return [`${addition.id}: the text is what it was; nothing was written.`];
    case 'added':
      return [
        `wrote ${file}: ${paragraphs(found.paragraphs.length)}`,
        ...fieldsInWords(found),
        `read them with: dripline show ${addition.id}`,
      ];
    case 'updated':
      return [
        `updated ${file}: ${revisionInWords(addition, found)}`,
        ...addition.stale.map(
          ({ insight, paragraph }) =>
            `  look at ${insight}: paragraph ${paragraph} has changed since it was cited`,
        ),
        ...(addition.stale.length > 0
          ? ['  "dripline check" says so until its number is taken out of "stale" in that file']
          : []),
      ];
  }
};

const paragraphs = (count: number): string => `${count} paragraph${count === 1 ? '' : 's'}`;

const fieldsInWords = ({ title, author, publisher, date }: FoundArticle): string[] =>
  Object.entries({ title, author, publisher, date }).map(
    ([name, value]) => `  ${name.padEnd(9)}  ${value ?? 'unknown'}`,
  );

const revisionInWords = (
  { revision }: Extract<Addition, { kind: 'updated' }>,
  found: FoundArticle,
): string => {
  if (!revision)
    return `${paragraphs(found.paragraphs.length)}; what they were before is not on record, so look at the evidence`;
  const { changed, added, gone, nowAt } = revision;
  const now = [...changed].flatMap((number) => nowAt.get(number) ?? []);
  const said = [
    ...(now.length > 0 ? [`${paragraphs(now.length)} changed (${now.join(', ')})`] : []),
    ...(added.size > 0 ? [`${paragraphs(added.size)} new (${[...added].join(', ')})`] : []),
    ...(gone.size > 0 ? [`${paragraphs(gone.size)} gone`] : []),
  ];
  return said.length > 0 ? `${said.join(', ')}; evidence has followed` : 'its text is kept now';
};
