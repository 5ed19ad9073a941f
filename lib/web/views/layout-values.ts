import type { Site } from '../../domain/content/site.ts';
import type { ReadyImage } from '../../domain/image/image.ts';
import { offerOf, type Published } from '../../domain/membership/published.ts';
import type { Words } from '../../words/en.ts';
import { directionOf } from '../../words/words.ts';
import type { Assets } from './assets.ts';

/** What every page has: its title, and what may be said about it to search engines. */
export type Head = {
  title: string;
  description?: string;
  path?: string;
  /** What stands beside the page's address where somebody shares it. */
  card?: ReadyImage | undefined;
  /** Other sites that the page may load from: those of a check that a person is there. */
  sources?: readonly string[] | undefined;
};

/** Where pages and images are reached from outside. */
export type FromOutside = { baseUrl: string; imagesUrl: string };

/** What layout.hbs puts around each page; the page's own template may read it as well. */
export type LayoutValues = {
  words: Words;
  direction: 'ltr' | 'rtl';
  head: {
    title: string;
    description: string;
    canonical: string | undefined;
    card: { url: string; width: number; height: number; words: string } | undefined;
  };
  assets: Pick<Assets, 'style' | 'timeZoneScript'>;
  /** The site's own, or one that is made for it; its kind, where it is not the file's to say. */
  icon: { url: string; type: string | undefined };
  homePath: string;
  /** In a frame, links lead out of it: no page but this one may stand there. */
  framed: boolean;
  archivePath: string | undefined;
  /** Undefined on a page that knows of no course or newsletter. */
  site:
    | (Pick<Site, 'brand' | 'postalAddress' | 'contact'> & {
        logo: { url: string; width: number; height: number } | undefined;
      })
    | undefined;
};

const imageUrl = ({ name }: ReadyImage, imagesUrl: string): string => `${imagesUrl}/${name}`;

/** The icon of whatever a page belongs to: the site's own, or the one that is made for it. */
export const iconOf = (
  published: Published | undefined,
  ownIcon: string,
  imagesUrl: string,
): LayoutValues['icon'] =>
  published?.icon
    ? { url: imageUrl(published.icon, imagesUrl), type: undefined }
    : { url: ownIcon, type: 'image/svg+xml' };

/** Where one signs up to a course or a newsletter. */
export const offerPath = (published: Published): string =>
  'course' in published ? `/courses/${published.course.id}` : `/lists/${published.list.id}`;

export const layoutValues = (
  published: Published | undefined,
  words: Words,
  { title, description = '', path, card }: Head,
  { assets, framed, baseUrl, imagesUrl }: FromOutside & { assets: Assets; framed: boolean },
): LayoutValues => {
  const icon = iconOf(published, assets.icon, imagesUrl);
  const around = { words, direction: directionOf(words), assets, icon, framed };
  const head = {
    title,
    description,
    canonical: path === undefined ? undefined : `${baseUrl}${path}`,
    card: card && { url: imageUrl(card, imagesUrl), width: card.width, height: card.height, words: title },
  };
  if (!published) return { ...around, head, homePath: '/', archivePath: undefined, site: undefined };
  const {
    site: { brand, postalAddress, contact },
    logo,
  } = published;
  return {
    ...around,
    head: { ...head, title: `${title} · ${brand}` },
    homePath: offerPath(published),
    archivePath: `/archive/${offerOf(published).id}`,
    site: {
      brand,
      postalAddress,
      contact,
      logo: logo && { url: imageUrl(logo, imagesUrl), width: logo.width, height: logo.height },
    },
  };
};
