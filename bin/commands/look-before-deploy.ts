import { readContent } from '../../lib/adapters/content/read-content.ts';
import { IncompleteEnvironment } from '../../lib/adapters/environment.ts';
import { type ContentFiles, faultInWords, type PreparedContent } from '../../lib/domain/content/content.ts';
import { mailCompilers } from '../../lib/mail/mail-compilers.ts';
import { readMailTemplates } from '../../lib/mail/mail-templates.ts';
import { planDeployOn } from '../../lib/mail/plan-on.ts';
import { checkContent } from '../../lib/pipeline/publish/check-content.ts';
import { nothingToPublish } from '../../lib/pipeline/publish/plan-build.ts';
import { soundPart } from '../../lib/pipeline/publish/sound-part.ts';
import { openCloudStage, StageNotFound } from '../cloud-stage.ts';
import { exitCodes } from '../exit-code.ts';
import { mailTemplatesFolder } from './folders.ts';
import { type Outlook, outlookOf, outOfItInWords } from './plan/outlook.ts';

/** What the publish at the end of a deploy would do, and would not do, so that it is known before anything is deployed. */
export type LookBeforeDeploy = (
  content: PreparedContent,
  stage: string,
  options: { accepted: boolean },
) => Promise<Outlook>;

/**
 * Plans that publish on the stage as it is. A first deploy has nothing to ask about; neither has a stage that an earlier
 * version of Dripline deployed and that this one cannot connect to: its build-course then refuses by itself.
 */
export const lookBeforeDeploy: LookBeforeDeploy = async (content, name, options) => {
  const stage = await openCloudStage(name).catch((error: unknown) => {
    if (error instanceof StageNotFound || error instanceof IncompleteEnvironment) return undefined;
    throw error;
  });
  if (!stage) return firstOutlook(content.files);
  try {
    return await outlookOf(
      stage.connection,
      await planDeployOn(stage.connection, mailTemplatesFolder, content),
      options,
    );
  } finally {
    await stage.close();
  }
};

/** Where nothing is published yet, nobody is reached, and what is at fault is left out. */
const firstOutlook = async (files: ContentFiles): Promise<Outlook> => {
  const templates = await readMailTemplates(mailTemplatesFolder);
  const ports = {
    readContent,
    ...mailCompilers(templates),
  };
  const sound = await soundPart({ files, live: new Map() }, async (some) => {
    const { faults, courses, lists } = await checkContent(ports)(some);
    if (faults.length > 0) return { by: 'rules', faults };
    return courses + lists > 0 ? { result: courses } : { by: 'rules', faults: [nothingToPublish] };
  });
  if (!('result' in sound))
    return { lines: [], outOfIt: [], against: sound.faults.map(faultInWords), exitCode: exitCodes.failed };
  const outOfIt = outOfItInWords(sound);
  return { lines: [], outOfIt, against: [], exitCode: outOfIt.length > 0 ? exitCodes.failed : 0 };
};
