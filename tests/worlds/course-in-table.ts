import type { Connection } from '../../lib/adapters/connect.ts';
import type { PublishedCourse } from '../../lib/domain/content/published/published-course.ts';
import { mailKey } from '../../lib/domain/mail/mail.ts';
import { weekdayIn } from '../../lib/domain/time/schedule.ts';
import { timeZone } from '../../lib/domain/time/time-zone.ts';
import { type Person, personNumber } from '../fixtures/people.ts';

const london = timeZone.parse('Europe/London');

/** Publishes a course whose mails say nothing but their own keys. */
export const publishTo = (connection: Connection, published: PublishedCourse): Promise<void> =>
  connection.courses.publish(
    published,
    ['confirmation', ...published.lessons.map(({ id }) => id), 'closing'].map((key) => ({
      key: mailKey.parse(key),
      subject: key,
      preview: key,
      html: [`<p>${key}</p>`, { value: 'unsubscribeUrl' }],
      text: [key, { value: 'unsubscribeUrl' }],
      web: '',
    })),
  );

/** People of one zone who have just confirmed, each with a first lesson due now; numbered from `first` on. */
export const addPeople = async (connection: Connection, first: number, count: number): Promise<Person[]> => {
  const now = connection.clock.now();
  const people = Array.from({ length: count }, (_, index) => personNumber(first + index, now, true));
  for (const { subscriber, enrollment } of people) {
    const addressHash = connection.hashes.address(subscriber.address);
    await connection.subscribers.save({ ...subscriber, addressHash });
    await connection.enrollments.save({ ...enrollment, zone: london, weekday: weekdayIn(london, now) });
  }
  return people;
};
