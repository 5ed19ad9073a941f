import type { Colour } from '../../theme/colour.ts';
import {
  leastContrast,
  palettesOf,
  ratioInWords,
  readableShade,
  type Scheme,
  weakestContrast,
} from '../../theme/palette.ts';
import type { Theme } from '../../theme/theme.ts';
import { type Finding, findingAt, type ParsedContent } from '../parsed-content.ts';

const schemes = {
  accent: { scheme: 'light', where: 'in the light' },
  accentInDark: { scheme: 'dark', where: 'in the dark' },
} as const satisfies Record<string, { scheme: Scheme; where: string }>;

/** What would do, and what would come of it in the dark where that is not written down. */
const proposal = (theme: Theme, colour: Colour, scheme: Scheme): string => {
  const shade = readableShade(colour, scheme);
  const inTheDark =
    scheme === 'light' && theme.accentInDark === undefined
      ? `, and becomes ${palettesOf({ ...theme, accent: shade }).dark.accent} in the dark`
      : '';
  return `${shade} is the nearest shade that does${inTheDark}`;
};

/** Words in the accent, and on it, can be read by everybody; where they cannot, a shade that can is named. */
export const themeFindings = ({ sites }: ParsedContent): Finding[] =>
  sites.flatMap((site) =>
    (['accent', 'accentInDark'] as const).flatMap((key) => {
      const colour: Colour | undefined = site.value.theme[key];
      if (colour === undefined) return [];
      const { scheme, where } = schemes[key];
      const contrast = weakestContrast(colour, scheme);
      return contrast >= leastContrast
        ? []
        : [
            findingAt(
              site,
              ['theme', key],
              `is ${colour}, which ${where} reads at ${ratioInWords(contrast)}, and ${ratioInWords(leastContrast)} is what everybody can read; ${proposal(site.value.theme, colour, scheme)}`,
            ),
          ];
    }),
  );
