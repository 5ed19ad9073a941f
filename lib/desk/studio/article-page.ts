import { html } from 'hono/html';
import { counted } from '../../domain/prose/counted.ts';
import type { Html } from '../layout.ts';
import type { ArticleOnBench } from './articles.ts';
import type { InsightDraft } from './insight-drafts.ts';

/** What was typed into the form of a proposal, and why it was not done. */
export type Refused = { id: string; words: Readonly<Record<string, string>>; because: readonly string[] };

/** An article beside its insights: what rests on each paragraph, what nobody uses yet, and what is proposed. */
export const articlePage = (
  { article, paragraphs, uncited, proposals }: ArticleOnBench,
  refused: Refused | undefined,
): Html => {
  const form = (draft: InsightDraft) =>
    proposalForm(article.id, draft, refused?.id === draft.id ? refused : undefined);
  const placed = new Set(paragraphs?.map(({ number }) => number));
  const loose = proposals.filter((draft) => !draft.paragraphs.some((number) => placed.has(number)));
  return html`<p class="quiet">${[article.author, article.publisher, article.date].filter((part) => part !== 'unknown').join(', ')}</p>
    ${
      paragraphs === undefined
        ? html`<p class="empty">Its text is not kept here. Bring it in with <code>dripline add FILE --update ${article.id}</code>.</p>`
        : html`<p class="lead">${counted(paragraphs.length, 'paragraph')}, ${uncited} that nobody uses yet; ${counted(proposals.length, 'proposal')} to look at.</p>
          <ol class="paragraphs">
            ${paragraphs.map(({ number, words, citedBy, isStale }) => {
              const signed = citedBy.filter(({ isDraft }) => !isDraft);
              const here = proposals.filter((draft) => draft.paragraphs[0] === number);
              return html`<li id="p${number}" class="${signed.length === 0 ? 'unused' : 'used'}" value="${number}">
                <p>${words}</p>
                <p class="quiet">${
                  signed.length > 0
                    ? html`rests under ${signed.map(({ insight }) => html`<code>${insight}</code> `)}`
                    : html`<span class="badge">not used yet</span>`
                }${isStale ? html` <strong class="fault">its words have changed since</strong>` : ''}</p>
                ${here.map(form)}
              </li>`;
            })}
          </ol>`
    }
    ${loose.length > 0 ? html`<h2>Proposals without a paragraph here</h2>${loose.map(form)}` : ''}`;
};

/** What is written at length. */
const longKeys: ReadonlySet<string> = new Set(['statement', 'note']);

const field = (key: string, value: string): Html => {
  const label =
    key === 'statement' ? 'Statement, in your own words' : key.charAt(0).toUpperCase() + key.slice(1);
  return html`<label>${label} ${
    longKeys.has(key)
      ? html`<textarea name="${key}" rows="3">${value}</textarea>`
      : html`<input name="${key}" value="${value}">`
  }</label>`;
};

const proposalForm = (article: string, draft: InsightDraft, refused: Refused | undefined): Html => {
  const words = { ...draft.words, ...refused?.words };
  return html`<form method="post" class="proposal" id="proposal-${draft.id}" action="/_local/studio/articles/${article}/insights/${draft.id}">
    <p class="quiet"><strong>Proposed</strong>: <code>${draft.id}</code>, ${draft.kind}</p>
    ${refused ? html`<div class="broken" role="alert"><p>Not done:</p><ul>${refused.because.map((sentence) => html`<li>${sentence}</li>`)}</ul></div>` : ''}
    ${Object.entries(words).map(([key, value]) => field(key, value))}
    ${draft.lists.length > 0 ? html`<p class="quiet">Its ${draft.lists.join(' and ')} are written in its file.</p>` : ''}
    <div class="buttons">
      <button name="do" value="accept" class="primary">Sign it</button>
      <button name="do" value="keep">Keep as a draft</button>
      <button name="do" value="reject">Reject</button>
    </div>
  </form>`;
};
