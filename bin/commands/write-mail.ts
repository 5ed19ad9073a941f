import { writeFile } from 'node:fs/promises';
import { createMimeComposer, filledParts } from '../../lib/adapters/ses/compose-mime.ts';
import type { OutgoingMail } from '../../lib/pipeline/ports/mailer.ts';

/** Writes a mail as HTML, as plain text and as a whole message, under a name without its ending. Returns the first. */
export const writeMail = async (name: string, mail: OutgoingMail): Promise<{ html: string }> => {
  const { html, text } = filledParts(mail);
  await Promise.all([
    writeFile(`${name}.html`, html),
    writeFile(`${name}.txt`, text),
    writeFile(`${name}.eml`, await createMimeComposer()(mail)),
  ]);
  return { html };
};
