import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import { keptFiles, keptFolder } from '../adapters/kept-files.ts';
import { mjmlOptions, mjmlToHtml, type ToHtml } from './mjml-to-html.ts';

const keptSchema = z.object({ html: z.string() });

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Which MJML, and which versions of all that it works with: with others, everything is made anew. */
const readVersions = async (): Promise<string> =>
  sha256(await readFile(new URL('../../package-lock.json', import.meta.url), 'utf8'));

/**
 * For a person's own machine, which compiles the same mails at every start, save and command: what MJML has made of a mail is kept for
 * the next time, so that MJML is not even loaded where no mail has changed. What it refuses, it is asked again.
 */
export const keepHtml = (make = mjmlToHtml, folder = keptFolder('mails')): ToHtml => {
  const files = keptFiles(folder);
  let versions: Promise<string> | undefined;
  return async (mjml) => {
    versions ??= readVersions();
    const name = sha256(JSON.stringify([await versions, mjmlOptions, mjml]));
    const known = await files.find(name, keptSchema);
    if (known) return known.html;
    const html = await make(mjml);
    await files.keep(name, { html });
    return html;
  };
};
