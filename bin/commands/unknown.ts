import { Command } from 'commander';
import { shownPerson } from '../../lib/domain/people/shown-person.ts';
import { listUnknown, unknownInWords } from '../../lib/pipeline/operate/list-unknown.ts';
import { cacheCourses } from '../../lib/pipeline/send/cache-courses.ts';
import { contentOption } from '../content-folder.ts';
import { onStage } from '../on-stage.ts';
import { type OnStage, stageOption } from '../stage.ts';
import { maskedOption } from './subscribers/people-options.ts';

export const unknownCommand = (): Command =>
  new Command('unknown')
    .description('Lists every mail that SES may or may not have accepted, and what will become of it')
    .option('--addresses', 'with their addresses, not only their ids')
    .addOption(maskedOption())
    .addOption(stageOption())
    .addOption(contentOption())
    .addHelpText(
      'after',
      '\nAn event from SES settles a mail at any time. Without one for a day it is sent once more or held,\nas its course or newsletter says (unknownPolicy).',
    )
    .action(({ addresses, masked: isMasked = false, ...place }: OnStage & { addresses?: true; masked?: boolean }) =>
      onStage(place, async ({ connection }) => {
        let count = 0;
        let broken = 0;
        const ports = { ...connection, courses: cacheCourses(connection.courses) };
        for await (const { found, unreadable } of listUnknown(ports)) {
          broken += unreadable;
          for (const listed of found) {
            const person = addresses && (await connection.subscribers.load(listed.subscriberId));
            count += 1;
            process.stdout.write(
              `${unknownInWords(listed, person ? shownPerson(person, isMasked).address : listed.subscriberId)}\n`,
            );
          }
        }
        process.stdout.write(count === 0 ? 'The fate of every mail is known.\n' : `${count} in all.\n`);
        if (broken > 0) {
          process.stderr.write(`${broken} items cannot be read, and may be among them.\n`);
          process.exitCode = 1;
        }
      }),
    );
