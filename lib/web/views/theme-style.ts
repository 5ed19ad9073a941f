import type { Palette, Palettes } from '../../domain/theme/palette.ts';
import type { Typeface } from '../../domain/theme/theme.ts';

const variables = ({ accent, strong, onAccent, tint }: Palette): string =>
  `--accent:${accent};--accent-strong:${strong};--on-accent:${onAccent};--tint:${tint}`;

/** What a theme adds to the style sheet. */
export const themeStyle = ({ light, dark }: Palettes, typeface: Typeface): string => `
:root{${variables(light)};--display:var(--${typeface})}
@media(prefers-color-scheme:dark){:root{${variables(dark)}}}
`;
