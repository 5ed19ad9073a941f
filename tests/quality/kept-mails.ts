import { memoize } from '../../lib/pipeline/memoize.ts';
import { temporaryFolder } from '../worlds/temporary-folder.ts';
import { type RealMail, realMails } from './real-mails.ts';

const known = memoize<RealMail[]>();

/** Every mail, for all test files of a process that look at them and change nothing: to build them takes a second. */
export const keptMails = (): Promise<readonly RealMail[]> =>
  known('all', async () => realMails(await temporaryFolder()));
