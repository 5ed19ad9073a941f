import { InvalidArgumentError } from 'commander';
import { isRefusedByBrowsers } from '../lib/local/process/refused-ports.ts';

export const portNumber = (text: string): number => {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65_535)
    throw new InvalidArgumentError('A port is a number from 1 to 65535.');
  if (isRefusedByBrowsers(port))
    throw new InvalidArgumentError(
      'Browsers refuse to open that port, since another protocol has it. Choose another, such as 3000.',
    );
  return port;
};
