import { Readable } from 'node:stream';
import JSZip from 'jszip';
import { DOMParser } from 'linkedom';
import { decodeDocument } from './decode-document.ts';
import { dateOf, orUnsaid } from './found-fields.ts';

/** Far more than any program writes there; how much else would come out of it nobody knows before. */
const mostBytes = 100_000;

/**
 * Who wrote a Word file, and when, as far as the program that wrote it noted that among its core properties. What is not there, or
 * in no state to be read, is unsaid: the article is still an article.
 */
export const wordPropertiesOf = async (
  bytes: Uint8Array,
): Promise<{ author?: string | undefined; date?: string | undefined }> => {
  const xml = await coreProperties(bytes).catch(() => undefined);
  if (xml === undefined) return {};
  const root = new DOMParser().parseFromString(xml, 'text/xml').documentElement;
  // Their namespaces have whichever prefix the program likes.
  const said = (name: string) =>
    orUnsaid(
      [...(root?.children ?? [])].find(({ tagName }) => tagName.replace(/^.*:/, '') === name)?.textContent,
    );
  return { author: said('creator'), date: dateOf(said('created') ?? said('modified')) };
};

const coreProperties = async (bytes: Uint8Array): Promise<string | undefined> => {
  const from = 'docProps/core.xml';
  const part = (await JSZip.loadAsync(bytes)).file(from);
  if (part === null) return undefined;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of new Readable().wrap(part.nodeStream())) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > mostBytes) return undefined;
  }
  return decodeDocument({
    from,
    mediaType: 'application/xml',
    charset: undefined,
    bytes: Buffer.concat(chunks),
  });
};
