import { type AnyFeed, parseFeed } from 'feedsmith';
import { parseHTML } from 'linkedom';
import type { FoundArticle } from '../../pipeline/ports/content.ts';
import { Unusable } from '../unusable.ts';
import { blocksOfHtml } from './blocks-of-html.ts';
import { dateOf, orUnsaid } from './found-fields.ts';

/**
 * What a feed (RSS, Atom or JSON) says of its articles, in its order, which is newest first as a rule. Their paragraphs are
 * those that the feed itself carries: all, a teaser or none.
 */
export const readFeed = (text: string, from: string): FoundArticle[] => {
  const entries = entriesOf(parsed(text, from));
  if (entries.length === 0) throw new Unusable(`${from} is a feed that holds no articles now.`);
  return entries.map(({ content, url, title, author, publisher, date, language }) => ({
    paragraphs: blocksOfHtml(parseHTML(`<html><body>${content ?? ''}</body></html>`).document.body),
    title: orUnsaid(title),
    author: orUnsaid(author),
    publisher: orUnsaid(publisher),
    date: dateOf(date),
    url: url !== undefined && URL.canParse(url, from) ? new URL(url, from).href : undefined,
    language: orUnsaid(language),
  }));
};

const parsed = (text: string, from: string): AnyFeed => {
  try {
    return parseFeed(text);
  } catch (error) {
    throw new Unusable(
      `${from} looks like a feed, but cannot be read as RSS, Atom or JSON Feed. Add the address of an article of it.`,
      { cause: error },
    );
  }
};

type Entry = Partial<
  Record<'content' | 'url' | 'title' | 'author' | 'publisher' | 'date' | 'language', string | undefined>
>;

const namesOf = (people: readonly { name?: string | undefined }[] | undefined): string | undefined =>
  people?.flatMap(({ name }) => name ?? []).join(', ');

const entriesOf = (read: AnyFeed): Entry[] => {
  switch (read.format) {
    case 'rss':
      return (read.feed.items ?? []).map((item) => ({
        content: item.content?.encoded ?? item.description,
        url: item.link,
        title: item.title,
        author: item.dc?.creators?.join(', ') ?? namesOf(item.authors),
        publisher: read.feed.title,
        date: item.pubDate ?? item.dc?.dates?.[0],
        language: read.feed.language,
      }));
    case 'atom':
      return (read.feed.entries ?? []).map((entry) => ({
        content: entry.content?.value ?? entry.summary?.value,
        url: (entry.links?.find(({ rel }) => rel === undefined || rel === 'alternate') ?? entry.links?.[0])
          ?.href,
        title: entry.title?.value,
        author: namesOf(entry.authors ?? read.feed.authors),
        publisher: read.feed.title?.value,
        date: entry.published ?? entry.updated,
      }));
    case 'rdf':
      return (read.feed.items ?? []).map((item) => ({
        content: item.content?.encoded ?? item.description,
        url: item.link,
        title: item.title,
        author: item.dc?.creators?.join(', '),
        publisher: read.feed.title,
        date: item.dc?.dates?.[0],
      }));
    case 'json':
      return (read.feed.items ?? []).map((item) => ({
        content: item.content_html ?? item.content_text ?? item.summary,
        url: item.url ?? item.external_url,
        title: item.title,
        author: namesOf(item.authors ?? read.feed.authors),
        publisher: read.feed.title,
        date: item.date_published,
        language: item.language ?? read.feed.language,
      }));
  }
};
