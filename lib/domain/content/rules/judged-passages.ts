import { sentencesIn, stemsIn } from '../../evidence/stems.ts';
import { vocabularyOf } from '../../evidence/vocabulary/vocabularies.ts';
import { fold } from '../../evidence/vocabulary/vocabulary.ts';
import { plainInline, plainText } from '../../prose/prose.ts';
import type { Block } from '../block.ts';
import { nameInPath } from '../content-paths.ts';
import type { Insight } from '../insight.ts';
import type { Language } from '../language.ts';
import { insightsIn, textsOfInsight } from '../lesson-insights.ts';
import { insightsById, lessonsOf, listOf, type Parsed, type ParsedContent } from '../parsed-content.ts';
import { blocksOfClosing, blocksOfIssue, blocksOfLesson } from './blocks-in-place.ts';
import type { Hash } from './judged-claims.ts';

type Evidence = Insight['evidence'][number];

/** What an author says in a mail in words of their own, as a judge has to see it, and what a verdict on it is kept under. */
export type JudgedPassage = {
  passage: Parsed<string>;
  /** What the author answers for, of what stands in it. */
  own: readonly string[];
  /** The paragraphs of the insights that the mail shows. */
  evidence: readonly Evidence[];
  /** None where an article has no hash for a paragraph. */
  key: string | undefined;
};

/**
 * The passages of lessons, closing mails and issues that say something of what their insights are about: that have a sentence, and
 * not a question, with a word that an insight of the same mail has. A passage is the first line of a mail, one block of its text, a
 * table, what stands below an image, or an exercise.
 */
export const judgedPassages = (parsedContent: ParsedContent, hash: Hash): JudgedPassage[] => {
  const hashOf = hashesOfParagraphs(parsedContent);
  return mailsOf(parsedContent).flatMap(({ language, passages, own, insights }) => {
    const vocabulary = vocabularyOf(language);
    const evidence = insights.flatMap((insight) => insight.evidence);
    const hashes = [...new Set(evidence.flatMap(hashOf))];
    const known = new Set(stemsIn(insights.flatMap(textsOfInsight).join('\n'), vocabulary));
    const isOnSubject = (text: string) =>
      sentencesIn(text).some(
        (sentence) => !isQuestion(sentence) && stemsIn(sentence, vocabulary).some((stem) => known.has(stem)),
      );
    return passages
      .filter(({ value }) => isOnSubject(value))
      .map((passage) => {
        const answeredFor = own.filter((entry) => plain(passage.value).includes(plain(entry)));
        // In whatever order the mail shows them.
        const on = { passage: passage.value, own: answeredFor, paragraphs: hashes.toSorted() };
        return {
          passage,
          own: answeredFor,
          evidence,
          key: hashes.includes(undefined) ? undefined : hash(on),
        };
      });
  });
};

/** A passage by its file and its first words, on one line. */
export const nameOfPassage = ({ file, value }: Parsed<string>): string => {
  const words = value.trim().split(/\s+/);
  return `${file.replace(/^content\//, '')}: "${words.slice(0, 6).join(' ')}${words.length > 6 ? ' …' : ''}"`;
};

const plain = (text: string): string => fold(text).replace(/\s+/g, ' ');

const isQuestion = (sentence: string): boolean => /\?["”’»)\]\s]*$/u.test(sentence);

const hashesOfParagraphs = ({ articles }: ParsedContent) => {
  const byId = new Map(articles.map(({ value }) => [value.id, value]));
  return ({ article, paragraphs }: Evidence): (string | undefined)[] =>
    paragraphs.map((number) => byId.get(article)?.hashes?.[number - 1]);
};

type Mail = {
  language: Language;
  passages: readonly Parsed<string>[];
  own: readonly string[];
  insights: readonly Insight[];
};

const mailsOf = (parsedContent: ParsedContent): Mail[] => [
  ...parsedContent.courses.flatMap((course): Mail[] => {
    const { language, lessons, own = [], closing } = course.value;
    const known = insightsById(parsedContent);
    return [
      ...lessonsOf(parsedContent, course)
        .filter(({ file }) => lessons.some((id) => id === nameInPath(file)))
        .map(
          (lesson): Mail => ({
            language,
            passages: [
              firstLine(lesson, [], lesson.value),
              ...blocksOfLesson(lesson).map(passageOf),
              ...exerciseOf(lesson),
            ],
            own: [...(lesson.value.own ?? []), ...own],
            insights: insightsIn(lesson.value.blocks, known),
          }),
        ),
      {
        language,
        passages: [firstLine(course, ['closing'], closing), ...blocksOfClosing(course).map(passageOf)],
        own,
        insights: insightsIn(closing.blocks, known),
      },
    ];
  }),
  ...parsedContent.issues.flatMap((issue): Mail[] => {
    const list = listOf(parsedContent, issue);
    if (!list) return [];
    const known = insightsById(parsedContent);
    const { insights, body, own = [] } = issue.value;
    return [
      {
        language: list.value.language,
        passages: [firstLine(issue, [], issue.value), ...blocksOfIssue(issue).map(passageOf)],
        own,
        insights: [...insights.flatMap((id) => known.get(id) ?? []), ...insightsIn(body.flat(), known)],
      },
    ];
  }),
];

/** What an inbox shows of a mail before it is opened. */
const firstLine = (
  { file, at }: Parsed<unknown>,
  within: readonly string[],
  { subject, preview }: { subject: string; preview: string },
): Parsed<string> => ({ file, at: [...at, ...within, 'preview'], value: `${subject}\n${preview}` });

const exerciseOf = ({ file, at, value }: ReturnType<typeof lessonsOf>[number]): Parsed<string>[] =>
  value.exercise
    ? [
        {
          file,
          at: [...at, 'exercise', 'task'],
          value: `${value.exercise.title}\n${plainText(value.exercise.task)}`,
        },
      ]
    : [];

const passageOf = (block: Parsed<Block>): Parsed<string> => ({ ...block, value: wordsOf(block.value) });

/** An insight is judged by itself; a quotation is somebody else's; a heading and a button say nothing alone. */
const wordsOf = (block: Block): string => {
  switch (block.kind) {
    case 'prose':
      return plainText(block.prose);
    case 'table':
      return [
        block.caption,
        block.table.columns.map(({ heading }) => plainInline(heading)).join(' | '),
        ...block.table.rows.map((row) => row.map(plainInline).join(' | ')),
      ].join('\n');
    case 'image':
      return block.caption ?? '';
    case 'heading':
    case 'button':
    case 'insight':
    case 'recap':
    case 'quotation':
    case 'code':
      return '';
  }
};
