import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/** What stands at the head of every page of one desk. */
export type Head = {
  /** What is worked on: the world on this machine, or a deployed stage. */
  stage: string;
  links: readonly { href: string; label: string }[];
};

export type Page = {
  title: string;
  /** The link of the head that it belongs to. */
  section?: string;
  /** Where in the desk it stands, the nearest last. */
  trail?: readonly { href: string; label: string }[];
  /** Names what the page was made from: it is made anew when that changes. */
  version?: string;
  /** What the form that led here did, or did not do. */
  said?: Html | undefined;
  body: Html;
};

/** A page of the desk: for whoever runs Dripline, on their own machine, in English. */
export const layout = (
  head: Head,
  { title, section, trail = [], version, said, body }: Page,
): Html => html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>${title} · Dripline desk</title>
    <link rel="stylesheet" href="/_local/desk/style.css">
    ${version === undefined ? '' : html`<script src="/_local/studio/reload.js" data-version="${version}" defer></script>`}
  </head>
  <body>
    <a class="skip" href="#content">Skip to the content</a>
    <header class="bar">
      <nav aria-label="Desk">
        <a class="brand" href="/_local/desk">Dripline <small>${head.stage}</small></a>
        ${head.links.map(({ href, label }) => html`<a href="${href}" ${href === section ? html`aria-current="page"` : ''}>${label}</a>`)}
      </nav>
    </header>
    <main id="content">
      ${trail.length === 0 ? '' : html`<p class="trail">${trail.map(({ href, label }) => html`<a href="${href}">${label}</a> <span aria-hidden="true">/</span> `)}</p>`}
      <h1>${title}</h1>
      ${said === undefined ? '' : html`<div class="notice" role="status">${said}</div>`}
      ${body}
    </main>
  </body>
</html>`;
