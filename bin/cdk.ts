import { App } from 'aws-cdk-lib';
import { readSite, readStage } from '../lib/adapters/content/read-content.ts';
import { readStageFiles } from '../lib/adapters/content/stage-files.ts';
import { faultInWords } from '../lib/domain/content/content.ts';
import { addDripline } from '../lib/infra/dripline-app.ts';
import { readStageName } from '../lib/infra/settings.ts';
import { contentFolderIn, prepareContentFolder } from './content-folder.ts';
import { endQuietly } from './end-quietly.ts';
import { sentenceOf } from './sentence-of.ts';

const refuse = (faults: readonly string[]): void => {
  for (const fault of faults) process.stderr.write(`${fault}\n`);
  process.exitCode = 1;
};

const synthesize = async (): Promise<void> => {
  const app = new App();
  const asked = readStageName(app);
  if ('faults' in asked) return refuse(asked.faults);
  const { stage } = asked;
  const folder = contentFolderIn(process.env);
  const content = await prepareContentFolder(folder);
  const read = readSite(content.files);
  if ('faults' in read) return refuse(read.faults.map(faultInWords));
  const found = readStage(await readStageFiles(folder), stage);
  if ('faults' in found) return refuse(found.faults.map(faultInWords));
  addDripline(app, { site: read.site, content, settings: { ...found.settings, stage } });
  app.synth();
};

endQuietly();
try {
  await synthesize();
} catch (error) {
  const known = sentenceOf(error);
  if (!known) throw error;
  refuse([known.sentence]);
}
