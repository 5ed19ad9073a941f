import { Command } from 'commander';
import { webhooksAddCommand } from './webhooks-add.ts';
import { webhooksListCommand } from './webhooks-list.ts';
import { webhooksRemoveCommand } from './webhooks-remove.ts';
import { webhooksReplayCommand } from './webhooks-replay.ts';
import { webhooksRotateCommand } from './webhooks-rotate.ts';

export const webhooksCommand = (): Command =>
  new Command()
    .addCommand(webhooksAddCommand())
    .addCommand(webhooksListCommand())
    .addCommand(webhooksRotateCommand())
    .addCommand(webhooksRemoveCommand())
    .addCommand(webhooksReplayCommand());
