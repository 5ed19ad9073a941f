import { contentHash } from '../adapters/content/content-hash.ts';
import { issueFile } from '../domain/content/content-paths.ts';
import { siteImages } from '../domain/content/published/site-images.ts';
import { planIssue } from '../domain/mail/mail-plan.ts';
import { issueVersion } from '../domain/newsletter/published-issue.ts';
import { cardWith, mailCard } from '../domain/theme/card.ts';
import type { CompileIssue } from '../pipeline/ports/compile.ts';
import { compileMail, renderMail } from './compile-mail.ts';
import { type MailTemplates, type ReadyTemplates, readyTemplates } from './mail-templates.ts';
import { issueView, shownSite } from './mail-view.ts';

/** Compiles an issue by the templates of the lessons. */
export const compileIssue = (templates: MailTemplates | ReadyTemplates): CompileIssue => {
  const { faults: templateFaults, render } = readyTemplates(templates);
  return async (content, { listId, issueId }) => {
    const newsletter = content.newsletters.get(listId);
    const issue = newsletter?.issues.get(issueId);
    if (!newsletter || !issue) throw new Error(`There is no issue "${issueId}" in the content.`);
    if (templateFaults.length > 0) return { faults: [...templateFaults] };
    const { site } = content;
    const { list } = newsletter;
    const shown = shownSite(site, siteImages(content));

    const compileUnder = (subject: string) =>
      compileMail(issueFile(listId, issueId), async () => {
        const plan = planIssue(content, { listId, issueId }, { ...issue, subject });
        return renderMail(render, 'lesson', await issueView(plan, shown, list));
      });
    const result = await compileUnder(issue.subject);
    if ('faults' in result) return { faults: [...result.faults] };
    const { send, audience, windowHours, subjectTest: test } = issue;
    const other = test && (await compileUnder(test.against));
    if (other && 'faults' in other) return { faults: [...other.faults] };
    const subjectTest = test &&
      other && {
        against: { key: issueId, ...other.rendered.parts },
        share: test.share,
        waitHours: test.waitHours,
      };
    // What goes to some is for them alone, and has no page that anybody shares.
    const card = audience.who === 'all' ? cardWith(content.cards, mailCard(shown, list, issue)) : undefined;
    const published = {
      site,
      list,
      id: issueId,
      send: { ...send, hour: send.hour ?? list.sendHour },
      audience,
      windowHours,
      ...(card ? { card } : {}),
      mail: { key: issueId, ...result.rendered.parts },
      ...(subjectTest ? { subjectTest } : {}),
    };
    return { issue: { ...published, version: issueVersion.parse(contentHash(published)) } };
  };
};
