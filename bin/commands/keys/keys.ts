import { Command } from 'commander';
import { keysCreateCommand } from './keys-create.ts';
import { keysListCommand } from './keys-list.ts';
import { keysRevokeCommand } from './keys-revoke.ts';
import { keysRotateCommand } from './keys-rotate.ts';

export const keysCommand = (): Command =>
  new Command()
    .addCommand(keysCreateCommand())
    .addCommand(keysListCommand())
    .addCommand(keysRotateCommand())
    .addCommand(keysRevokeCommand());
