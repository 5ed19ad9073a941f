import type { Article } from '../../domain/content/article.ts';
import type { Content, ContentFiles, Fault, Note } from '../../domain/content/content.ts';
import type { CourseId } from '../../domain/content/course.ts';
import type { Finding, ParsedContent } from '../../domain/content/parsed-content.ts';
import type { WentLive } from '../../domain/content/published/edition-history.ts';
import type { ImageName } from '../../domain/image/image.ts';
import type { Saved } from './record.ts';

/**
 * `bundle` is the edition that the last deploy brought; the one that came last is live. `version` counts the builds, and
 * `courses` are all that any of them has published; `history` has the editions that were live lately, the present one last.
 */
export type LiveEdition = {
  edition: string;
  bundle?: string | undefined;
  version: number;
  courses?: readonly CourseId[] | undefined;
  history?: readonly WentLive[] | undefined;
};

export type Editions = {
  live(): Promise<LiveEdition | undefined>;
  read(edition: string): Promise<ContentFiles>;
  /** The SHA-256 of them all. */
  nameOf(files: ContentFiles): Promise<string>;
  /** Stores the files under their name, which it returns. Changes nothing that is live. */
  store(files: ContentFiles): Promise<string>;
  /** Writes if the stored version is still the one read (0: none stored). */
  goLive(live: LiveEdition): Promise<Saved>;
};

/** What a page or a file says an article is. What it does not say is undefined: nothing is guessed. */
export type FoundArticle = {
  paragraphs: readonly string[];
  title?: string | undefined;
  author?: string | undefined;
  publisher?: string | undefined;
  /** As precisely as it is said; a day in the form 2024-05-31. */
  date?: string | undefined;
  url?: string | undefined;
  language?: string | undefined;
};

/** What mails and pages show. An image stays for good, since mails that were sent show it. */
export type Images = {
  find(name: ImageName): Promise<Uint8Array | undefined>;
  /** Under a name that these bytes make; storing one again changes nothing. */
  store(name: ImageName, bytes: Uint8Array): Promise<void>;
};

/** The files one by one, before they are held against each other; `locate` finds the line of a finding. */
export type ParseContent = (files: ContentFiles) => {
  parsedContent: ParsedContent;
  faults: Fault[];
  /** What is wrong in drafts. */
  notes: Note[];
  locate: (finding: Finding) => Fault;
};

/** What is published of the files, or what keeps it from being; and what their author may want to change. */
export type ReadContent = (
  files: ContentFiles,
) => ({ content: Content } | { faults: Fault[] }) & { notes: Note[] };

/** The texts of the articles, by their file names; only a check of the content asks, and only where somebody has them. */
export type ArticleTexts = { read(article: Article): Promise<string | undefined> };
