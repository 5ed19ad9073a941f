#!/usr/bin/env node
import { Command } from 'commander';
import { buildCommand } from './commands/build.ts';
import { checkEvidenceCommand } from './commands/check-evidence.ts';
import { deployCommand } from './commands/deploy.ts';
import { startCommand } from './commands/start.ts';

const program = new Command('dripline')
  .description('Runs e-mail courses and newsletters from your articles, here or in your AWS account.')
  .showHelpAfterError()
  .addCommand(startCommand())
  .addCommand(buildCommand())
  .addCommand(deployCommand())
  .addCommand(checkEvidenceCommand());

await program.parseAsync();
