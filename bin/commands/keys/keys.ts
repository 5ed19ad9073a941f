import { Command } from 'commander';
import { keysCreateCommand } from './keys-create.ts';
import { keysListCommand } from './keys-list.ts';
import { keysRevokeCommand } from './keys-revoke.ts';
import { keysRotateCommand } from './keys-rotate.ts';

export const keysCommand = (): Command =>
  new Command('keys')
    .description('Keys by which other programs may use the HTTP API of a stage; without one it does nothing')
    .addCommand(keysCreateCommand())
    .addCommand(keysListCommand())
    .addCommand(keysRotateCommand())
    .addCommand(keysRevokeCommand());
