import { contentHash } from '../adapters/content/content-hash.ts';
import { distinctFaults, type Fault } from '../domain/content/content.ts';
import { listFile } from '../domain/content/content-paths.ts';
import { siteImages } from '../domain/content/published/site-images.ts';
import { type CompiledMail, notices } from '../domain/mail/mail.ts';
import { listVersion } from '../domain/newsletter/published-issue.ts';
import { cardWith, offerCard, siteCard } from '../domain/theme/card.ts';
import type { CompileList } from '../pipeline/ports/compile.ts';
import { compileMail, renderMail } from './compile-mail.ts';
import { type MailTemplates, type ReadyTemplates, readyTemplates } from './mail-templates.ts';
import { listNoticeView, shownSite } from './mail-view.ts';

/** Compiles the mails about a list's sign-ups by the templates of the other notices. */
export const compileList = (templates: MailTemplates | ReadyTemplates): CompileList => {
  const { faults: templateFaults, render } = readyTemplates(templates);
  return async (content, listId) => {
    const list = content.newsletters.get(listId)?.list;
    if (!list) throw new Error(`There is no newsletter "${listId}" in the content.`);
    if (templateFaults.length > 0) return { faults: [...templateFaults] };
    const { site, cards } = content;
    const looks = siteImages(content);
    const shown = shownSite(site, looks);

    const mails: CompiledMail[] = [];
    const faults: Fault[] = [];
    for (const key of notices) {
      const result = await compileMail(listFile(listId), async () =>
        renderMail(render, 'notice', await listNoticeView(key, shown, list)),
      );
      if ('faults' in result) faults.push(...result.faults);
      else mails.push({ key, ...result.rendered.parts });
    }
    if (faults.length > 0) return { faults: distinctFaults(faults) };

    const card = cardWith(cards, offerCard(shown, list));
    const ofSite = cardWith(cards, siteCard(shown));
    const noticesVersion = listVersion.parse(contentHash({ mails }));
    return {
      list: {
        site,
        list,
        noticesVersion,
        ...(card ? { card } : {}),
        ...(ofSite ? { siteCard: ofSite } : {}),
        ...looks,
      },
      mails,
    };
  };
};
