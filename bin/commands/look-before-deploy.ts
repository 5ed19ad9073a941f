import { readContent } from '../../lib/adapters/content/read-content.ts';
import { createDeployedStacks } from '../../lib/adapters/deployed-stacks.ts';
import { IncompleteEnvironment } from '../../lib/adapters/environment.ts';
import { type ContentFiles, faultInWords, type PreparedContent } from '../../lib/domain/content/content.ts';
import { stageFile } from '../../lib/domain/content/content-paths.ts';
import { type Site, senderDomains } from '../../lib/domain/content/site.ts';
import type { Losses } from '../../lib/domain/stage/losses.ts';
import type { StageName, StageSettings } from '../../lib/domain/stage/stage-settings.ts';
import { keepHtml } from '../../lib/mail/keep-html.ts';
import { mailCompilers } from '../../lib/mail/mail-compilers.ts';
import { readMailTemplates } from '../../lib/mail/mail-templates.ts';
import { planDeployOn } from '../../lib/mail/plan-on.ts';
import { lookAtLosses } from '../../lib/pipeline/operate/look-at-losses.ts';
import { type DeployedStacks, NoAnswer } from '../../lib/pipeline/ports/doctor.ts';
import { checkContent } from '../../lib/pipeline/publish/check-content.ts';
import { nothingToPublish } from '../../lib/pipeline/publish/plan-build.ts';
import { soundPart } from '../../lib/pipeline/publish/sound-part.ts';
import { openCloudStage, StageNotFound } from '../cloud-stage.ts';
import { exitCodes } from '../exit-code.ts';
import { mailTemplatesFolder } from './folders.ts';
import { type Outlook, outlookOf, outOfItInWords } from './plan/outlook.ts';

/** What is about to be deployed. */
export type ToDeploy = { content: PreparedContent; site: Site; settings: StageSettings; stage: StageName };

/** What a deploy and the publish at its end would do, take away and not do, so that it is known before anything is deployed. */
export type LookBeforeDeploy = (deployment: ToDeploy, options: { accepted: boolean }) => Promise<Outlook>;

/**
 * Asks what the stage stands on, and plans that publish on the stage as it is. A first deploy has nothing to ask about; neither has a
 * publish on a stage that an earlier version of Dripline deployed and that this one cannot connect to: its build-course then refuses by
 * itself.
 */
export const lookBeforeDeploy: LookBeforeDeploy = async (deployment, options) => {
  const { stage: name, content } = deployment;
  const stage = await openCloudStage(name).catch((error: unknown) => {
    if (error instanceof StageNotFound || error instanceof IncompleteEnvironment) return undefined;
    throw error;
  });
  try {
    const losses = await whatItTakes(deployment, stage?.tableName, createDeployedStacks(name));
    const outlook = stage
      ? await outlookOf(
          stage.connection,
          await planDeployOn(stage.connection, mailTemplatesFolder, content),
          options,
        )
      : await firstOutlook(content.files);
    return withLosses(outlook, losses, options);
  } finally {
    await stage?.close();
  }
};

/** What cannot be looked at may be anything: it is for the person to say. */
export const whatItTakes = async (
  { site, settings, stage }: ToDeploy,
  table: string | undefined,
  stacks: DeployedStacks,
): Promise<Losses> => {
  try {
    return await lookAtLosses({ stacks })({
      table,
      restored: settings.restored?.table.split('/').at(-1),
      wanted: {
        addressStack: settings.addressStack,
        domains: settings.domains?.map((domain) => domain.name) ?? [],
        imageHosts: settings.images?.domains ?? [],
        identities: settings.identity === 'new' ? senderDomains(site) : [],
      },
      file: stageFile(stage),
    });
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    const why = `${error.message} ${error.toDo}`;
    return { never: [], unlessAccepted: [`Nobody knows what this deploy would take away. ${why}`] };
  }
};

export const withLosses = (
  outlook: Outlook,
  { never, unlessAccepted }: Losses,
  { accepted }: { accepted: boolean },
): Outlook => {
  const open =
    accepted || unlessAccepted.length === 0 ? [] : [...unlessAccepted, 'If that is meant, say --yes.'];
  const against = [...never, ...open, ...outlook.against];
  if (never.length > 0) return { ...outlook, against, exitCode: exitCodes.failed };
  return open.length > 0 && outlook.against.length === 0
    ? { ...outlook, against, exitCode: exitCodes.needsAnswer }
    : { ...outlook, against };
};

/** Where nothing is published yet, nobody is reached, and what is at fault is left out. */
const firstOutlook = async (files: ContentFiles): Promise<Outlook> => {
  const templates = await readMailTemplates(mailTemplatesFolder);
  const ports = {
    readContent,
    ...mailCompilers(templates, keepHtml()),
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
