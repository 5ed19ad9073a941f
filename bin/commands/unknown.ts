import { Command } from 'commander';
import type { Connection } from '../../lib/adapters/connect.ts';
import { shownPerson } from '../../lib/domain/people/shown-person.ts';
import { listUnknown, type UnknownMail, unknownInWords } from '../../lib/pipeline/operate/list-unknown.ts';
import { cacheCourses } from '../../lib/pipeline/send/cache-courses.ts';
import { contentOption } from '../content-folder.ts';
import { exitCodes } from '../exit-code.ts';
import { jsonOption } from '../json-option.ts';
import { onStage } from '../on-stage.ts';
import { say } from '../say.ts';
import { type OnStage, stageOption } from '../stage.ts';
import { maskedOption } from './subscribers/people-options.ts';

type Options = OnStage & { addresses?: true; masked?: boolean; json?: true };

export const unknownCommand = (): Command =>
  new Command()
    .option('--addresses', 'with their addresses, not only their ids')
    .addOption(jsonOption())
    .addOption(maskedOption())
    .addOption(stageOption())
    .addOption(contentOption())
    .addHelpText(
      'after',
      '\nAn event from SES settles a mail at any time. Without one for a day it is sent once more or held,\nas its course or newsletter says (unknownPolicy). With --json: a line a mail.',
    )
    .action(({ addresses, masked = false, json, ...place }: Options) =>
      onStage(place, async ({ connection }) => {
        let count = 0;
        let broken = 0;
        const addressOf = addresses ? addressesIn(connection, masked) : async () => undefined;
        const ports = { ...connection, courses: cacheCourses(connection.courses) };
        for await (const { found, unreadable } of listUnknown(ports)) {
          broken += unreadable;
          for (const listed of found) {
            count += 1;
            say(lineOf({ ...listed, address: await addressOf(listed) }, json));
          }
        }
        if (!json) say(count === 0 ? 'The fate of every mail is known.' : `${count} in all.`);
        if (broken === 0) return;
        process.stderr.write(`${broken} items cannot be read, and may be among them.\n`);
        process.exitCode = exitCodes.failed;
      }),
    );

const addressesIn =
  ({ subscribers }: Connection, masked: boolean) =>
  async ({ subscriberId }: UnknownMail): Promise<string | undefined> => {
    const person = await subscribers.load(subscriberId);
    return person && shownPerson(person, masked).address;
  };

const lineOf = (
  { address, ...mail }: UnknownMail & { address: string | undefined },
  json: true | undefined,
): string =>
  json ? JSON.stringify({ ...mail, address }) : unknownInWords(mail, address ?? mail.subscriberId);
