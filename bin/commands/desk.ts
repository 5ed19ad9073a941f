import { Command } from 'commander';
import { deskLinks } from '../../lib/desk/desk.ts';
import { createDeskApp } from '../../lib/desk/desk-app.ts';
import { openHttpServer, portTrouble } from '../../lib/local/process/http-server.ts';
import { toldToStop } from '../../lib/local/process/stop-signals.ts';
import { contentOption, isFolder, readContentFolder } from '../content-folder.ts';
import { exitCodes } from '../exit-code.ts';
import { onStage } from '../on-stage.ts';
import { portNumber } from '../port.ts';
import { say } from '../say.ts';
import { type OnStage, stageOption } from '../stage.ts';
import { UsageError } from '../usage-error.ts';
import { mailTemplatesFolder } from './folders.ts';

export const deskCommand = (): Command =>
  new Command()
    .option('--port <number>', 'the port to answer on', portNumber, 3001)
    .addOption(stageOption())
    .addOption(contentOption())
    .addHelpText('after', '\n"npm start" has the same pages for the world that it runs, at /_local/desk.')
    .action(async ({ port, ...place }: OnStage & { port: number }) => {
      const told = toldToStop(() => process.exit(exitCodes.interrupted));
      const server = await openHttpServer(port);
      if (typeof server === 'string') throw new UsageError(portTrouble[server](port));
      try {
        await onStage(
          place,
          async ({ connection, deadLetters, runAgain, examined }) => {
            const links = [...deskLinks, { href: connection.baseUrl, label: 'Sign-up page' }];
            const head = { stage: connection.stage, links };
            const plan = isFolder(place.content)
              ? async () => {
                  // All that makes mails, for one page of the desk.
                  const { planOn } = await import('../../lib/mail/plan-on.ts');
                  return planOn(connection, mailTemplatesFolder, await readContentFolder(place.content));
                }
              : undefined;
            server.show(createDeskApp({ head, connection, deadLetters, runAgain, examined, plan }));
            say(`desk ${server.url}/_local/desk`);
            await told;
          },
          { publishesNothing: true },
        );
      } finally {
        await server.close();
      }
    });
