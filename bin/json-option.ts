import { Option } from 'commander';

export const jsonOption = (): Option => new Option('--json', 'for another program');
