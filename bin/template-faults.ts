import { distinctFaults, type Fault } from '../lib/domain/content/content.ts';
import { mailTemplateFaults, readMailTemplates } from '../lib/mail/mail-templates.ts';
import { pageTemplateFaults } from '../lib/web/views/templates/page-template-faults.ts';
import { mailTemplatesFolder, pageTemplatesFolder } from './commands/folders.ts';

/** What is wrong with this checkout's templates of mails and pages, whatever the content. */
export const templateFaults = async (): Promise<Fault[]> =>
  distinctFaults([
    ...mailTemplateFaults(await readMailTemplates(mailTemplatesFolder)),
    ...pageTemplateFaults(pageTemplatesFolder),
  ]);
