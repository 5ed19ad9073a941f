import { Command } from 'commander';
import { exportCommand } from './subscribers-export.ts';
import { importCommand } from './subscribers-import.ts';
import { liftCommand } from './subscribers-lift.ts';
import { tagCommand, untagCommand } from './subscribers-tag.ts';

export const subscribersCommand = (): Command =>
  new Command('subscribers')
    .description(
      'Imports people from a file, exports them to one, tags them, and lets mail through to them again',
    )
    .addCommand(importCommand())
    .addCommand(exportCommand())
    .addCommand(tagCommand())
    .addCommand(untagCommand())
    .addCommand(liftCommand());
