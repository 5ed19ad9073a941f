import { App } from 'aws-cdk-lib';
import { readSite } from '../lib/adapters/content/read-content.ts';
import { faultInWords } from '../lib/domain/content/content.ts';
import { addDripline } from '../lib/infra/dripline-app.ts';
import { readSettings } from '../lib/infra/settings.ts';
import { contentFolderIn, prepareContentFolder } from './content-folder.ts';
import { endQuietly } from './end-quietly.ts';
import { sentenceOf } from './sentence-of.ts';

const refuse = (faults: readonly string[]): void => {
  for (const fault of faults) process.stderr.write(`${fault}\n`);
  process.exitCode = 1;
};

const synthesize = async (): Promise<void> => {
  const app = new App();
  const asked = readSettings(app);
  if ('faults' in asked) return refuse(asked.faults);
  const content = await prepareContentFolder(contentFolderIn(process.env));
  const read = readSite(content.files);
  if ('faults' in read) return refuse(read.faults.map(faultInWords));
  addDripline(app, { site: read.site, content, settings: asked.settings });
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
