import { Command } from 'commander';
import type { Connection } from '../../lib/adapters/connect.ts';
import { type NamedMail, nameOfMail } from '../../lib/domain/delivery/named-mail.ts';
import { shownPerson } from '../../lib/domain/people/shown-person.ts';
import type { Place } from '../../lib/domain/reports/books.ts';
import { forgottenInWords, listMissed, type MissedPage } from '../../lib/pipeline/books/list-missed.ts';
import { contentOption } from '../content-folder.ts';
import { exitCodes } from '../exit-code.ts';
import { jsonOption } from '../json-option.ts';
import { onStage } from '../on-stage.ts';
import { say } from '../say.ts';
import { type OnStage, stageOption } from '../stage.ts';
import { UsageError } from '../usage-error.ts';
import { mailName, mailNotFound } from './mail-name.ts';
import { maskedOption } from './subscribers/people-options.ts';

type Options = OnStage & { addresses?: true; masked?: boolean; json?: true };

/** Of a mail that nobody has in their books so far, nobody can say that all have it. */
const sumInWords = ({ count, all }: { count: number; all: number }, mail: string): string => {
  if (all === 0) return `Nobody stands in the books of ${mail}.`;
  return count === 0 ? 'Nobody was missed.' : `${count} in all.`;
};

export const missedCommand = (): Command =>
  new Command()
    .argument('<mail>', '<list>/<issue> or <course>/<lesson>', mailName)
    .option('--addresses', 'with their addresses, not only their ids')
    .addOption(maskedOption())
    .addOption(jsonOption())
    .addOption(stageOption())
    .addOption(contentOption())
    .addHelpText(
      'after',
      '\nWhat failed can be sent again: "dripline resend --mail". With --json: a line a person.',
    )
    .action((mail: NamedMail, { addresses, masked = false, json, ...place }: Options) =>
      onStage(place, async ({ connection }) => {
        let count = 0;
        let all = 0;
        let broken = 0;
        for await (const { missed, candidates, unreadable } of await pagesOf(connection, mail)) {
          all += candidates;
          broken += unreadable;
          count += missed.length;
          for (const place of missed) {
            const person = addresses && (await connection.subscribers.load(place.subscriberId));
            const address = person ? shownPerson(person, masked).address : undefined;
            say(lineOf({ ...place, address }, json));
          }
        }
        if (!json) say(sumInWords({ count, all }, nameOfMail(mail)));
        if (broken === 0) return;
        process.stderr.write(`${broken} items cannot be read, and may be among them.\n`);
        process.exitCode = exitCodes.failed;
      }),
    );

const pagesOf = async (connection: Connection, mail: NamedMail): Promise<AsyncIterable<MissedPage>> => {
  const listed = await listMissed(connection)(mail);
  switch (listed.kind) {
    case 'listed':
      return listed.pages;
    case 'not-on-record':
      throw await mailNotFound(connection, mail);
    case 'copies-forgotten':
      throw new UsageError(`${forgottenInWords(mail)} "dripline books" still has the sums.`);
  }
};

const lineOf = (
  { subscriberId, address, column, reason }: Place & { address: string | undefined },
  json: true | undefined,
): string =>
  json
    ? JSON.stringify({ subscriberId, address, column, reason })
    : `${address ?? subscriberId}  ${column}: ${reason}`;
