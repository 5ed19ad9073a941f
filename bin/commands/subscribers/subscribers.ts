import { Command } from 'commander';
import { exportCommand } from './export.ts';
import { importCommand } from './import.ts';
import { tagCommand, untagCommand } from './tag.ts';

export const subscribersCommand = (): Command =>
  new Command('subscribers')
    .description('Imports people from a file, exports them to one, and tags them')
    .addCommand(importCommand())
    .addCommand(exportCommand())
    .addCommand(tagCommand())
    .addCommand(untagCommand());
