import { join } from 'node:path';
import type { Context } from 'hono';
import { html } from 'hono/html';
import type { ContentFiles } from '../../domain/content/content.ts';
import type { StageName } from '../../domain/stage/stage-settings.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Mailer } from '../../pipeline/ports/mailer.ts';
import { type Head, layout, type Page } from '../layout.ts';
import { type ArticleOnBench, articlesOnBench } from './articles.ts';
import type { NameFiles } from './findings.ts';
import { keptNotice } from './overview-page.ts';
import { createWorkbench, type Workbench, type Workshop } from './workbench.ts';

/** What the studio works on, and with. */
export type StudioSettings = {
  head: Head;
  /** The folders with the content and the mails' templates. */
  folders: { content: string; mailTemplates: string };
  workshop: Workshop;
  /** The content that is published, of which the last good state is until something better was seen. */
  live(): Promise<ContentFiles>;
  now(): Instant;
  mailer: Pick<Mailer, 'send'>;
  /** Opens a deployed stage's mailer, where somebody has the rights for that. */
  openStage?: OpenStage | undefined;
  /** Begins to watch the folders; its `change` resolves with the next save, or when nobody waits for it any more. */
  watch(signal: AbortSignal): Promise<{ change: Promise<void> }>;
};
export type OpenStage = (
  stage: StageName,
) => Promise<{ mailer: Pick<Mailer, 'send'>; imagesUrl: string; close(): Promise<void> }>;

/** What every page of the studio is made with. */
export type Studio = StudioSettings & {
  look(): Promise<Workbench>;
  articles(bench: Workbench): Promise<ArticleOnBench[]>;
  nameFiles: NameFiles;
  show(c: Context, page: Page, status?: 200 | 404 | 409 | 422 | 502): Response | Promise<Response>;
  /** Says that there is nothing of a name, and what keeps things from being shown. */
  missing(c: Context, bench: Workbench): Response | Promise<Response>;
};

const contentSecurityPolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "frame-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The way back from a page. */
export const home = [{ href: '/_local/studio', label: 'Studio' }];

export const createStudio = (settings: StudioSettings): Studio => {
  const nameFiles: NameFiles = (sentence) => sentence.replaceAll(/(?<![\w./-])content\//g, '');
  const texts = join(settings.folders.content, '.articles');
  const show: Studio['show'] = (c, page, status = 200) => {
    c.header('content-security-policy', contentSecurityPolicy);
    return c.html(layout(settings.head, { section: '/_local/studio', ...page }), status);
  };
  return {
    ...settings,
    look: createWorkbench(settings),
    articles: ({ files }) => articlesOnBench(files, texts),
    nameFiles,
    show,
    missing: (c, bench) => {
      const body = html`<p class="lead">There is nothing of that name to show, or not yet.</p>${keptNotice(bench, nameFiles)}`;
      return show(c, { title: 'Not on the bench', trail: home, version: bench.version, body }, 404);
    },
  };
};
