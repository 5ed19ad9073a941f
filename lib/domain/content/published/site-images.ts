import type { ReadyImage } from '../../image/image.ts';
import type { Content } from '../content.ts';
import { imagePathFrom, siteFile } from '../content-paths.ts';

/** The images that the theme of a site names, as they are shown. */
export const siteImages = ({
  site: { theme },
  images,
}: Pick<Content, 'site' | 'images'>): { logo?: ReadyImage; icon?: ReadyImage } => {
  const find = (name: string | undefined) =>
    name === undefined ? undefined : images.get(imagePathFrom(siteFile, name) ?? name);
  const [logo, icon] = [find(theme.logo), find(theme.icon)];
  return { ...(logo ? { logo } : {}), ...(icon ? { icon } : {}) };
};
