import { extname } from 'node:path';
import type { FoundArticle } from '../../pipeline/ports/content.ts';
import { Unusable } from '../unusable.ts';
import { decodeDocument } from './decode-document.ts';
import type { Document } from './fetch-document.ts';
import { readFeed } from './read-feed.ts';
import { readMarkdown } from './read-markdown.ts';
import { readPlainText } from './read-plain-text.ts';
import { readWebPage } from './read-web-page.ts';
import { readWordFile } from './read-word-file.ts';

/** One article, or the entries of a feed to choose from. */
export type ReadDocument =
  | { kind: 'article'; article: FoundArticle }
  | { kind: 'feed'; entries: FoundArticle[] };

/** Reads whatever a document is: a web page, Markdown, plain text, a Word file, a feed. Anything else is an `Unusable`. */
export const readDocument = async (document: Document): Promise<ReadDocument> => {
  const { from, bytes } = document;
  refuseOtherFiles(document);
  if (isZip(bytes))
    return { kind: 'article', article: withParagraphs(await readWordFile(bytes, from), from) };
  const text = decodeDocument(document).replace(/^\uFEFF/, '');
  const form = formOf(document, text);
  const url = isFetched(document.from) ? from : undefined;
  switch (form) {
    case 'feed':
      return { kind: 'feed', entries: readFeed(text, from) };
    case 'page':
      return { kind: 'article', article: { ...readWebPage(text, from), url } };
    case 'markdown': {
      const article = readMarkdown(text);
      return { kind: 'article', article: withParagraphs({ ...article, url: url ?? article.url }, from) };
    }
    case 'text':
      return { kind: 'article', article: withParagraphs({ ...readPlainText(text), url }, from) };
    case 'other':
      throw new Unusable(
        `${from} is of the kind ${document.mediaType || extname(from)}. An article comes from a web page, Markdown, plain text, a Word file (.docx) or a feed.`,
      );
  }
};

const isFetched = (from: string): boolean => /^https?:\/\//.test(from);
const startsWith = (bytes: Uint8Array, sign: string): boolean =>
  Buffer.from(bytes.subarray(0, sign.length)).toString('latin1') === sign;
const isZip = (bytes: Uint8Array): boolean => startsWith(bytes, 'PK\u0003\u0004');

/** What people have in the place of text, and what to do about it. */
const refuseOtherFiles = (document: Document): void => {
  const { from, bytes } = document;
  if (bytes.length === 0) throw new Unusable(`${from} is empty.`);
  if (startsWith(bytes, '%PDF'))
    throw new Unusable(`${from} is a PDF. Save its text as plain text, or as a Word file, and add that.`);
  if (startsWith(bytes, '\u00d0\u00cf\u0011\u00e0'))
    throw new Unusable(`${from} is a Word file of an old form (.doc). Save it as .docx and add that.`);
  // How much comes out of an archive nobody knows before; a file on this machine is its author's own.
  if (isZip(bytes) && isFetched(document.from))
    throw new Unusable(`${from} is a Word file or another archive. Download it and add the file.`);
};

const feed =
  /^\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*|<\?xml-stylesheet[^>]*\?>\s*)*<(?:rss|feed|rdf:RDF)[\s>]/is;
const jsonFeed = /^\s*\{.*https?:\/\/jsonfeed\.org\/version\//s;
const page = /^\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)[\s>]/is;

type Form = 'feed' | 'page' | 'markdown' | 'text' | 'other';

/** By what a document begins with, then by its name, then by what its server calls it. */
const formOf = ({ from, mediaType }: Document, text: string): Form => {
  if (feed.test(text) || jsonFeed.test(text.slice(0, 5000))) return 'feed';
  if (page.test(text)) return 'page';
  const extension = extname(isFetched(from) ? new URL(from).pathname : from).toLowerCase();
  const isText = mediaType === '' || mediaType === 'text/plain' || mediaType === 'application/octet-stream';
  if (mediaType === 'text/markdown' || (isText && /^\.(md|markdown)$/.test(extension))) return 'markdown';
  if (/^(text\/html|application\/xhtml\+xml)$/.test(mediaType)) return 'page';
  if (isText && /^\.(html?|xhtml)$/.test(extension)) return 'page';
  if (mediaType === 'text/plain' || (mediaType === '' && /^(\.txt|\.text|)$/.test(extension))) return 'text';
  return 'other';
};

const withParagraphs = (article: FoundArticle, from: string): FoundArticle => {
  if (article.paragraphs.length > 0) return article;
  throw new Unusable(`${from} holds no text.`);
};
