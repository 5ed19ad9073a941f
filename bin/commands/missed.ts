import { Command } from 'commander';
import type { Connection } from '../../lib/adapters/connect.ts';
import { areCopiesForgotten, copiesAreKept } from '../../lib/domain/newsletter/issue-delivery.ts';
import { shownPerson } from '../../lib/domain/people/shown-person.ts';
import { lessonPlaces } from '../../lib/pipeline/operate/lesson-books.ts';
import { issuePlaces } from '../../lib/pipeline/send/issue-books.ts';
import { contentOption } from '../content-folder.ts';
import { onStage } from '../on-stage.ts';
import { type OnStage, stageOption } from '../stage.ts';
import { UsageError } from '../usage-error.ts';
import { issueNotFound, mailName } from './mail-name.ts';
import { maskedOption } from './subscribers/people-options.ts';

type Named = ReturnType<typeof mailName>;

/** Everybody in the books of a mail who neither has it nor is still to get it. */
async function* whoMissed(connection: Connection, mail: Named) {
  const record = 'issue' in mail && (await connection.issueRecords.load(mail.issue));
  if (record && areCopiesForgotten(record, connection.clock.now()))
    throw new UsageError(
      `Nobody can say any more who missed "${record.listId}/${record.issueId}": it went out over ${copiesAreKept.days} days ago, ` +
        'and its copies are being removed. `dripline books` still has the sums.',
    );
  if ('issue' in mail && !record) throw issueNotFound(mail.issue);
  const pages =
    'issue' in mail ? issuePlaces(connection, mail.issue) : lessonPlaces(connection, mail.course, mail.mail);
  for await (const { places } of pages)
    yield* places.filter(({ column }) => column !== 'sent' && column !== 'due');
}

export const missedCommand = (): Command =>
  new Command('missed')
    .description('Lists who did not get a lesson or an issue, and why')
    .argument('<mail>', '<list>/<issue> or <course>/<lesson>', mailName)
    .option('--addresses', 'with their addresses, not only their ids')
    .addOption(maskedOption())
    .addOption(stageOption())
    .addOption(contentOption())
    .action((mail: Named, { addresses, masked: isMasked = false, ...place }: OnStage & { addresses?: true; masked?: boolean }) =>
      onStage(place, async ({ connection }) => {
        let missed = 0;
        for await (const { subscriberId, column, reason } of whoMissed(connection, mail)) {
          const person = addresses && (await connection.subscribers.load(subscriberId));
          missed += 1;
          process.stdout.write(`${person ? shownPerson(person, isMasked).address : subscriberId}  ${column}: ${reason}\n`);
        }
        process.stdout.write(missed === 0 ? 'Nobody was missed.\n' : `${missed} in all.\n`);
      }),
    );
