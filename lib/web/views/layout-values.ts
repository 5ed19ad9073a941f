import type { PublishedCourse } from '../../domain/content/published/published-course.ts';
import type { Site } from '../../domain/content/site.ts';
import type { Words } from '../../words/en.ts';
import { directionOf } from '../../words/words.ts';
import type { AssetPaths } from './assets.ts';

/** What every page has: its title, and what may be said about it to search engines. */
export type Head = { title: string; description?: string; path?: string };

/** What layout.hbs puts around each page; the page's own template may read it as well. */
export type LayoutValues = {
  words: Words;
  direction: 'ltr' | 'rtl';
  head: { title: string; description: string; canonical: string | undefined };
  assets: AssetPaths;
  homePath: string;
  /** In a frame, links lead out of it: no page but this one may stand there. */
  framed: boolean;
  archivePath: string | undefined;
  /** Undefined on a page that knows of no course. */
  site: Pick<Site, 'brand' | 'postalAddress' | 'contact'> | undefined;
};

export const layoutValues = (
  published: PublishedCourse | undefined,
  words: Words,
  { title, description = '', path }: Head,
  { assets, baseUrl, framed }: { assets: AssetPaths; baseUrl: string; framed: boolean },
): LayoutValues => {
  const around = { words, direction: directionOf(words), assets, framed };
  const head = { title, description, canonical: path === undefined ? undefined : `${baseUrl}${path}` };
  if (!published) return { ...around, head, homePath: '/', archivePath: undefined, site: undefined };
  const {
    course: { id },
    site: { brand, postalAddress, contact },
  } = published;
  return {
    ...around,
    head: { ...head, title: `${title} · ${brand}` },
    homePath: `/courses/${id}`,
    archivePath: `/archive/${id}`,
    site: { brand, postalAddress, contact },
  };
};
