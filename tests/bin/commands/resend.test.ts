import { describe, expect, it } from 'vitest';
import { filterOf } from '../../../bin/commands/resend.ts';
import { courseId } from '../../../lib/domain/content/course.ts';
import { lessonId } from '../../../lib/domain/content/lesson.ts';
import { subscriberId } from '../../../lib/domain/subscriber/subscriber.ts';
import { failedInWords } from '../../../lib/pipeline/operate/failed-in-words.ts';

const bread = courseId.parse('bread');
const salt = lessonId.parse('salt');

describe('what has failed, in words', () => {
  it('is counted by mail and reason, the most frequent first, with what stands in the way', () => {
    const failed = (letter: string, obstacle?: 'left') => {
      const person = subscriberId.parse(letter.repeat(26));
      const ref = { subscriberId: person, courseId: bread, key: salt };
      return { mail: 'bread/salt', subscriberId: person, reason: 'MessageRejected', obstacle, ref };
    };
    expect(failedInWords([failed('a', 'left'), failed('b'), failed('c')])).toEqual([
      '        2  bread/salt: MessageRejected',
      '        1  bread/salt: MessageRejected (cannot be sent: they have left)',
    ]);
  });
});

describe('the options', () => {
  it('agree on what is meant, or say that they do not', () => {
    expect(filterOf({ course: bread, mail: { course: bread, mail: salt } })).toEqual({
      course: bread,
      mail: salt,
    });
    expect(() => filterOf({ course: courseId.parse('tea'), mail: { course: bread, mail: salt } })).toThrow(
      '--mail names a mail of another course',
    );
  });
});
