import { html } from 'hono/html';
import {
  type Palette,
  palettesOf,
  papers,
  ratioInWords,
  type Scheme,
  weakestContrast,
} from '../../domain/theme/palette.ts';
import type { Theme } from '../../domain/theme/theme.ts';
import type { Html } from '../layout.ts';

/** What the theme makes of its accent, in the light and in the dark, where the author may have left it to us. */
export const looksSection = (theme: Theme): Html => {
  const { light, dark } = palettesOf(theme);
  return html`<section aria-labelledby="looks">
    <h2 id="looks">Looks</h2>
    <ul class="looks">
      ${sample('light', light, 'in the light')}
      ${sample('dark', dark, `in the dark${theme.accentInDark === undefined ? ', made from the accent' : ''}`)}
    </ul>
  </section>`;
};

const sample = (scheme: Scheme, { accent, onAccent }: Palette, where: string): Html => html`<li>
  <svg viewBox="0 0 96 48" width="96" height="48" aria-hidden="true">
    <rect width="96" height="48" rx="8" fill="${papers[scheme].paper}" />
    <text x="12" y="32" font-size="22" fill="${accent}" text-decoration="underline">Aa</text>
    <rect x="48" y="9" width="38" height="30" rx="5" fill="${accent}" />
    <text x="67" y="30" font-size="16" text-anchor="middle" fill="${onAccent}">Aa</text>
  </svg>
  <span><code>${accent}</code> ${where} <span class="quiet">reads at ${ratioInWords(weakestContrast(accent, scheme))} or more</span></span>
</li>`;
