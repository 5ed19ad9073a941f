import { Command } from 'commander';
import { actCommands } from './subscribers-acts.ts';
import { downloadCommand } from './subscribers-download.ts';
import { enrollCommand } from './subscribers-enroll.ts';
import { exportCommand } from './subscribers-export.ts';
import { importCommand } from './subscribers-import.ts';
import { liftCommand } from './subscribers-lift.ts';
import { listCommand } from './subscribers-list.ts';
import { findCommand, showCommand } from './subscribers-show.ts';
import { tagCommand, untagCommand } from './subscribers-tag.ts';

export const subscribersCommand = (): Command => {
  const command = new Command()
    .addCommand(listCommand())
    .addCommand(findCommand())
    .addCommand(showCommand())
    .addCommand(importCommand())
    .addCommand(exportCommand())
    .addCommand(tagCommand())
    .addCommand(untagCommand())
    .addCommand(liftCommand())
    .addCommand(downloadCommand())
    .addCommand(enrollCommand());
  for (const act of actCommands()) command.addCommand(act);
  return command;
};
