import type { ProposedPlace } from '../../../lib/authoring/propose-order.ts';
import type { CourseId } from '../../../lib/domain/content/course.ts';

const because = (words: readonly string[]): string =>
  words.length > 0 ? ` (both say ${words.map((word) => `"${word}"`).join(', ')})` : '';

/** A proposed order, line by line, in words that can be carried into the lessons by hand. */
export const orderInWords = (course: CourseId, places: readonly ProposedPlace[]): string[] => {
  if (places.length === 0) return [`${course}: every insight has its place, or is left out with a reason`];
  const fresh = places.filter(({ kind }) => kind === 'new-lesson');
  return places.flatMap((place): string[] =>
    place.kind === 'lesson'
      ? [
          `${course}: into the lesson "${place.lesson}"`,
          ...place.insights.map(
            ({ insight, after, sharedWords }) =>
              `  - insight: ${insight}${after === undefined ? '' : `   after ${after}`}${because(sharedWords)}`,
          ),
        ]
      : [
          `${course}: together, as new lesson ${fresh.indexOf(place) + 1}`,
          ...place.insights.map(
            ({ insight, sharedWords }) => `  - insight: ${insight}${because(sharedWords)}`,
          ),
        ],
  );
};
