import { join } from 'node:path';
import { connect } from '../../lib/adapters/connect.ts';
import { readEnvironment } from '../../lib/adapters/environment.ts';
import {
  type Precompiled,
  precompiledTemplates,
} from '../../lib/web/views/templates/precompiled-templates.ts';
import { createEntryPoint } from '../entry-point.ts';
import { createHandler } from './handler.ts';

const environment = readEnvironment(process.env);
const pagesFolder = join(import.meta.dirname, 'templates', 'pages');

/** What the bundle has of the templates (lib/infra/bundle.ts). */
const readTemplates = async () => {
  const made: { default: Precompiled } = await import(join(pagesFolder, 'precompiled.mjs'));
  return precompiledTemplates(made.default);
};

// The secret comes while they are read.
const [connection, templates] = await Promise.all([connect(environment), readTemplates()]);

export const handler = createEntryPoint(
  connection,
  createHandler(connection, {
    front: environment.FRONT,
    pagesFolder,
    templates,
  }),
);
