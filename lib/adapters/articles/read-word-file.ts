import { parseHTML } from 'linkedom';
import mammoth from 'mammoth';
import type { FoundArticle } from '../../pipeline/ports/content.ts';
import { Unusable } from '../unusable.ts';
import { blocksOfHtml } from './blocks-of-html.ts';
import { orUnsaid } from './found-fields.ts';
import { wordPropertiesOf } from './word-properties.ts';

/** An article as a Word file (.docx); its first heading, or what is set as a title, is its title. Author and date are those of its properties. */
export const readWordFile = async (bytes: Uint8Array, from: string): Promise<FoundArticle> => {
  const converted = await mammoth
    .convertToHtml(
      { buffer: Buffer.from(bytes) },
      // Pictures are not words; as they are, they would be most of the page.
      {
        styleMap: ["p[style-name='Title'] => h1:fresh"],
        convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
      },
    )
    .catch((error: unknown) => {
      throw new Unusable(
        `${from} cannot be read as a Word file (.docx). Save it as one, or as plain text, and add that.`,
        { cause: error },
      );
    });
  const { document } = parseHTML(`<html><body>${converted.value}</body></html>`);
  return {
    paragraphs: blocksOfHtml(document.body),
    title: orUnsaid(document.querySelector('h1')?.textContent),
    ...(await wordPropertiesOf(bytes)),
  };
};
