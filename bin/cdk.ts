import { App } from 'aws-cdk-lib';
import { readContent } from '../lib/adapters/content/read-content.ts';
import { readContentFiles } from '../lib/adapters/content/read-content-files.ts';
import { faultInWords } from '../lib/domain/content/content.ts';
import { addDripline } from '../lib/infra/dripline-app.ts';
import { readSettings } from '../lib/infra/settings.ts';
import { contentFolder } from './commands/folders.ts';

const refuse = (faults: readonly string[]): void => {
  for (const fault of faults) process.stderr.write(`${fault}\n`);
  process.exitCode = 1;
};

const app = new App();
const asked = readSettings(app);
const read = readContent(await readContentFiles(contentFolder));
if ('faults' in asked) refuse(asked.faults);
else if ('faults' in read) refuse(read.faults.map(faultInWords));
else {
  addDripline(app, read.content.site, asked.settings);
  app.synth();
}
