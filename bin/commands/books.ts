import { Command } from 'commander';
import type { Connection } from '../../lib/adapters/connect.ts';
import { readContent } from '../../lib/adapters/content/read-content.ts';
import type { Content } from '../../lib/domain/content/content.ts';
import type { CourseId } from '../../lib/domain/content/course.ts';
import type { CourseMail } from '../../lib/domain/delivery/delivery-key.ts';
import type { NamedMail } from '../../lib/domain/delivery/named-mail.ts';
import { areBalanced, type Books, columns } from '../../lib/domain/reports/books.ts';
import { lessonBooks } from '../../lib/pipeline/books/lesson-books.ts';
import type { IssueRef } from '../../lib/pipeline/ports/issues.ts';
import { issueBooks } from '../../lib/pipeline/send/issue-books.ts';
import { contentOption } from '../content-folder.ts';
import { jsonOption } from '../json-option.ts';
import { onStage } from '../on-stage.ts';
import { say } from '../say.ts';
import { type OnStage, stageOption } from '../stage.ts';
import { issueNotFound, knownMail, mailName } from './mail-name.ts';

type Named = { name: string; books: Books };

/** One line of the books: the sum, and whether it comes out. */
export const booksInWords = ({ name, books }: Named): string => {
  const sum = columns.map((column) => `${books[column]} ${column}`).join(' + ');
  return areBalanced(books)
    ? `${name}: ${books.candidates} = ${sum}`
    : `${name}: OUT OF BALANCE, ${books.candidates} is not ${sum}`;
};

const ofIssue = async (connection: Connection, ref: IssueRef): Promise<Named> => {
  const counted = await issueBooks(connection)(ref);
  if (!counted) throw issueNotFound(ref);
  return { name: `${ref.listId}/${ref.issueId}`, books: counted.books };
};

const ofCourse = async (
  connection: Connection,
  course: CourseId,
  mails: readonly CourseMail[],
): Promise<Named[]> =>
  (await lessonBooks(connection)(course, mails)).map(({ mail, books }) => ({
    name: `${course}/${mail}`,
    books,
  }));

const ofLesson = async (
  connection: Connection,
  mail: Extract<NamedMail, { course: CourseId }>,
): Promise<Named[]> => {
  await knownMail(connection, mail);
  return ofCourse(connection, mail.course, [mail.mail]);
};

/** The courses of the edition that is live. */
const liveCourses = async ({ editions }: Connection): Promise<Content['courses']> => {
  const live = await editions.live();
  const read = live && readContent(await editions.read(live.edition));
  return read && 'content' in read ? read.content.courses : new Map();
};

const ofEverything = async (connection: Connection): Promise<Named[]> => {
  const all: Named[] = [];
  for (const [id, { course }] of await liveCourses(connection))
    all.push(...(await ofCourse(connection, id, [...course.lessons, 'closing'])));
  for (const { list } of await connection.newsletters.lists())
    for (const record of await connection.issueRecords.of(list.id))
      all.push(await ofIssue(connection, record));
  return all;
};

export const booksCommand = (): Command =>
  new Command()
    .argument('[mail]', '<list>/<issue> or <course>/<lesson>; without it, all of them', mailName)
    .addOption(jsonOption())
    .addOption(stageOption())
    .addOption(contentOption())
    .action((mail: NamedMail | undefined, { json, ...place }: OnStage & { json?: true }) =>
      onStage(place, async ({ connection }) => {
        const all = !mail
          ? await ofEverything(connection)
          : 'issue' in mail
            ? [await ofIssue(connection, mail.issue)]
            : await ofLesson(connection, mail);
        const lines = json
          ? [
              JSON.stringify(
                all.map(({ name, books }) => ({ mail: name, ...books, isBalanced: areBalanced(books) })),
              ),
            ]
          : all.map(booksInWords);
        for (const line of lines) say(line);
        if (!all.every(({ books }) => areBalanced(books))) process.exitCode = 1;
      }),
    );
