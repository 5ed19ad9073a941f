import { Command } from 'commander';
import type { EmailAddress } from '../../lib/domain/subscriber/email-address.ts';
import { listUnknown, type UnknownMail, unknownInWords } from '../../lib/pipeline/operate/list-unknown.ts';
import { cacheCourses } from '../../lib/pipeline/send/cache-courses.ts';
import { contentOption } from '../content-folder.ts';
import { exitCodes } from '../exit-code.ts';
import { jsonOption } from '../json-option.ts';
import { onStage } from '../on-stage.ts';
import { type OnStage, stageOption } from '../stage.ts';

export const unknownCommand = (): Command =>
  new Command('unknown')
    .description('Lists every mail that SES may or may not have accepted, and what will become of it')
    .option('--addresses', 'with their addresses, not only their ids')
    .addOption(jsonOption())
    .addOption(stageOption())
    .addOption(contentOption())
    .addHelpText(
      'after',
      '\nAn event from SES settles a mail at any time. Without one for a day it is sent once more or held,\nas its course or newsletter says (unknownPolicy). With --json: a line a mail.',
    )
    .action(({ addresses, json, ...place }: OnStage & { addresses?: true; json?: true }) =>
      onStage(place, async ({ connection }) => {
        let count = 0;
        let broken = 0;
        const ports = { ...connection, courses: cacheCourses(connection.courses) };
        for await (const { found, unreadable } of listUnknown(ports)) {
          broken += unreadable;
          for (const listed of found) {
            const address = addresses && (await connection.subscribers.load(listed.subscriberId))?.address;
            count += 1;
            const line = lineOf({ ...listed, address: address || undefined }, json);
            process.stdout.write(`${line}\n`);
          }
        }
        if (!json)
          process.stdout.write(count === 0 ? 'The fate of every mail is known.\n' : `${count} in all.\n`);
        if (broken === 0) return;
        process.stderr.write(`${broken} items cannot be read, and may be among them.\n`);
        process.exitCode = exitCodes.failed;
      }),
    );

const lineOf = (
  { address, ...mail }: UnknownMail & { address: EmailAddress | undefined },
  json: true | undefined,
): string =>
  json ? JSON.stringify({ ...mail, address }) : unknownInWords(mail, address ?? mail.subscriberId);
