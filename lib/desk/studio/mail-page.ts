import { html } from 'hono/html';
import type { SpamScore } from '../../adapters/spam-assassin.ts';
import { counted } from '../../domain/prose/counted.ts';
import type { Html } from '../layout.ts';
import { findings, findingsOf, type NameFiles } from './findings.ts';
import type { MailOnBench } from './mail-on-bench.ts';
import { kilobytes } from './overview-page.ts';
import type { Workbench } from './workbench.ts';

/** What a mail may do in its frame: open its links beside it when clicked, and nothing else. */
export const frameRights = 'allow-popups allow-popups-to-escape-sandbox';

const frames = [
  { on: 'phone', scheme: 'light', width: 375 },
  { on: 'phone', scheme: 'dark', width: 375 },
  { on: 'desktop', scheme: 'light', width: 640 },
  { on: 'desktop', scheme: 'dark', width: 640 },
] as const;

/** `not-asked`: scoring takes seconds. */
export type Scored = SpamScore | 'not-asked' | 'not-installed';

/** A mail in every form that a reader may see it in, with what is said of it. */
export const mailPage = (
  bench: Workbench,
  mail: MailOnBench,
  {
    scored,
    nameFiles,
    canSendFromStage,
  }: { scored: Scored; nameFiles: NameFiles; canSendFromStage: boolean },
): Html => {
  const said = findingsOf(bench, (file) => file === mail.file);
  const isOld = said.faults.length > 0;
  return html`<p class="lead">${mail.preview}</p>
    ${mail.against === undefined ? '' : html`<p>Tried against the subject “${mail.against}”.</p>`}
    <p class="quiet">
      <code>${nameFiles(mail.file)}</code> · ${kilobytes(Buffer.byteLength(mail.html))}${
        mail.words === undefined ? '' : html` · ${counted(mail.words, 'word')}`
      } · ${spamWords(mail, scored)}
    </p>
    ${
      isOld
        ? html`<div class="broken"><h2>As it is written, it cannot be shown</h2>${findings(said, nameFiles)}<p>Below is how it was when it was last without fault.</p></div>`
        : findings(said, nameFiles)
    }
    <div class="views">
      ${frames.map(
        ({
          on,
          scheme,
          width,
        }) => html`<section class="${on} ${scheme}" tabindex="0" aria-label="On a ${on} set to ${scheme}">
          <h2>On a ${on}, ${scheme}</h2>
          <iframe title="${mail.subject}, on a ${on} set to ${scheme}" src="${mail.path}/html?scheme=${scheme}" width="${width}" loading="lazy" sandbox="${frameRights}"></iframe>
        </section>`,
      )}
    </div>
    <section class="plain"><h2>As plain text</h2><pre tabindex="0">${mail.text}</pre></section>
    <section class="send">
      <h2>Send it</h2>
      <form method="post" action="${mail.path}/send">
        <label>To <input type="email" name="to" required autocomplete="email" placeholder="ada@example.org"></label>
        ${
          canSendFromStage
            ? html`<label>From the stage <input name="stage" autocomplete="off" placeholder="none: into the inbox here"></label>`
            : ''
        }
        <button>Send this mail</button>
      </form>
      <p class="quiet">Without a stage it goes to the <a href="/_local/">inbox here</a>, whatever the address. Its links are those of a sample and open nothing.${
        canSendFromStage
          ? ' From a stage it goes to that address, with the images that are published there.'
          : ''
      }</p>
    </section>
    <details class="source"><summary>Source</summary>
      ${mail.mjml === undefined ? '' : html`<h3>MJML</h3><pre tabindex="0">${mail.mjml}</pre>`}
      <h3>HTML</h3><pre tabindex="0">${mail.html}</pre>
    </details>`;
};

const spamWords = (mail: MailOnBench, scored: Scored): Html => {
  if (scored === 'not-asked') return html`<a href="${mail.path}?score=1">Score it with SpamAssassin</a>`;
  if (scored === 'not-installed')
    return html`SpamAssassin is not installed on this machine, so that there is no score`;
  const rules = Object.entries(scored.rules);
  return html`SpamAssassin gives it ${scored.score.toFixed(1)}${
    rules.length === 0 ? ', by no rule' : `: ${rules.map(([rule, points]) => `${rule} ${points}`).join(', ')}`
  }`;
};
