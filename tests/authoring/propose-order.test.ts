import { describe, expect, it } from 'vitest';
import { readContent } from '../../lib/adapters/content/read-content.ts';
import { proposeOrder } from '../../lib/authoring/propose-order.ts';
import { courseId } from '../../lib/domain/content/course.ts';
import { insightsIn } from '../../lib/domain/content/lesson-insights.ts';
import { twelveWeeks } from '../fixtures/twelve-weeks.ts';

const contentOf = (files: ReadonlyMap<string, string>) => {
  const read = readContent(files);
  if ('faults' in read) throw new Error(read.faults.map(({ message }) => message).join(' '));
  return read.content;
};

const whole = contentOf(twelveWeeks());
const [id = courseId.parse('none')] = whole.courses.keys();

/** The course with this share of its lessons' insights placed nowhere. */
const without = (every: number) => {
  const taken: string[] = [];
  let count = 0;
  const files = [...twelveWeeks()].map(([path, text]): [string, string] => [
    path,
    /\/courses\/[^/]+\/(?!course)/.test(path)
      ? text.replaceAll(/^ *- insight: (\S+)\n/gm, (line, insight: string) => {
          count += 1;
          if (count % every !== 0) return line;
          taken.push(insight);
          return '';
        })
      : text,
  ]);
  return { content: contentOf(new Map(files)), taken };
};

describe('an order for the insights that no lesson has', () => {
  it('is empty where each has its place or is left out', () => {
    expect(proposeOrder(whole, id)).toEqual([]);
  });

  it('has each of them once, and no other', () => {
    for (const every of [2, 5, 11]) {
      const { content, taken } = without(every);
      const proposed = proposeOrder(content, id).flatMap(({ insights }) =>
        insights.map(({ insight }) => insight),
      );
      expect(proposed.toSorted()).toEqual(taken.toSorted());
    }
  });

  it('is the same each time', () => {
    const { content } = without(3);
    expect(proposeOrder(content, id)).toEqual(proposeOrder(content, id));
  });

  it('puts one into a lesson behind an insight that the lesson has, and says by which words', () => {
    const { content } = without(9);
    const lessons = content.courses.get(id)?.lessons;
    for (const place of proposeOrder(content, id)) {
      if (place.kind !== 'lesson') continue;
      const lesson = lessons?.get(place.lesson);
      const held = lesson ? insightsIn(lesson.blocks, content.insights).map((insight) => insight.id) : [];
      for (const { after, sharedWords } of place.insights) {
        expect(held).toContain(after);
        expect(sharedWords.length).toBeGreaterThan(0);
      }
    }
  });
});
