import { listId } from '../../domain/content/newsletter.ts';
import { frontOf, type Site } from '../../domain/content/site.ts';
import { type Outcome, well, wrong } from '../../domain/doctor/outcome.ts';
import type { PostOneClick } from '../ports/doctor.ts';
import type { Ports } from '../ports.ts';

type Needs = Pick<Ports, 'tokens' | 'random' | 'baseUrl'> & { postOneClick: PostOneClick };

/**
 * Posts as a mailbox provider does for somebody who leaves (RFC 8058), with a link that is rightly signed and of nobody on record: it
 * has to be answered with 200 at once. And with a link that is not signed, which must not.
 */
export const checkOneClick =
  ({ tokens, random, baseUrl, postOneClick }: Needs) =>
  async (site: Pick<Site, 'defaultCourse' | 'newsletter'>): Promise<Outcome> => {
    const s = random.subscriberId();
    const [path, token] =
      site.defaultCourse === undefined
        ? ([
            'newsletters/leave',
            tokens.sign({ p: 'unsubscribe-list', s, l: listId.parse(frontOf(site)) }),
          ] as const)
        : (['unsubscribe', tokens.sign({ p: 'unsubscribe', s, c: site.defaultCourse })] as const);
    const { status, setsCookie } = await postOneClick(`${baseUrl}/${path}/${token}`);
    const consequence = 'Mailbox providers cannot take people off, and put your mails into spam.';
    if (status >= 300 && status < 400)
      return wrong(
        `${baseUrl} answers the one-click POST with a redirect (${status}), which no mailbox provider follows. ${consequence}`,
        'Let the first of the domains in the file of the stage be the one that answers itself, and deploy again.',
      );
    if (status !== 200)
      return wrong(
        `${baseUrl} answers the one-click POST with ${status}. ${consequence}`,
        'Look at the log of web, and at whatever stands before it (certificate, DNS, proxy).',
      );
    if (setsCookie)
      return wrong(
        `Something before ${baseUrl} answers the one-click POST with a cookie, which RFC 8058 forbids.`,
        `Have it leave the answers of /${path} as they are.`,
      );
    const forged = await postOneClick(`${baseUrl}/${path}/nobody`);
    return forged.status === 200
      ? wrong(
          `${baseUrl} answers every POST with 200: it is not Dripline that answers there.`,
          'Point its host at this stage: "dripline dns" prints the DNS record.',
        )
      : well(`${baseUrl} takes people off by one click.`);
  };
