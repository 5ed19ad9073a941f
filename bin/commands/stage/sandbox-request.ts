import { Command } from 'commander';
import { readContent } from '../../../lib/adapters/content/read-content.ts';
import { faultInWords } from '../../../lib/domain/content/content.ts';
import {
  openQuestion,
  type SandboxRequest,
  sandboxRequest,
} from '../../../lib/domain/reports/sandbox-request.ts';
import type { StageName } from '../../../lib/domain/stage/stage-settings.ts';
import { openCloudStage } from '../../cloud-stage.ts';
import { asOnDisk, contentOption, readContentFolder } from '../../content-folder.ts';
import { exitCodes } from '../../exit-code.ts';
import { say } from '../../say.ts';
import { deployedStageOption } from '../../stage.ts';
import { UsageError } from '../../usage-error.ts';

export const sandboxRequestCommand = (): Command =>
  new Command()
    .option('--json', "as the body of SES's PutAccountDetails")
    .addOption(deployedStageOption())
    .addOption(contentOption())
    .addHelpText(
      'after',
      '\nThe stage has to be deployed, so that AWS can look at the page; set its DNS records first ("dripline dns"). What is sent says what your site and content say;\nhow many people you expect is left for you to write.',
    )
    .action(async ({ json, stage, content }: { json?: true; stage: StageName; content: string }) => {
      const read = readContent(await readContentFolder(content));
      if ('faults' in read)
        throw new UsageError(
          read.faults.map(faultInWords).map(asOnDisk(content)).join('\n'),
          exitCodes.failed,
        );
      const deployed = await openCloudStage(stage);
      try {
        const request = sandboxRequest(read.content, deployed.connection.baseUrl);
        if (json) say(JSON.stringify(request));
        else process.stdout.write(inWords(request));
      } finally {
        await deployed.close();
      }
    });

/** For the form of the console, field by field, and the one command that does the same. */
export const inWords = ({ MailType, WebsiteURL, UseCaseDescription }: SandboxRequest): string =>
  `In the SES console, in the stage's Region: Account dashboard, "Request production access".

Mail type: ${MailType[0]}${MailType.slice(1).toLowerCase()}
Website URL: ${WebsiteURL}
Use case description, or the answer when AWS asks for more:

${UseCaseDescription}

Or, with --json into a file and ${JSON.stringify(openQuestion)} in it replaced:
  aws sesv2 put-account-details --production-access-enabled --cli-input-json file://request.json
`;
