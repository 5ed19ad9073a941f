import * as z from 'zod';
import type { Fault } from '../domain/content/content.ts';
import type { MailParts } from '../domain/mail/mail.ts';
import { largestHtml } from '../domain/mail/mail-size.ts';
import { wordsFor } from '../words/words.ts';
import type { Renderings, Template } from './mail-templates.ts';
import type { MailView } from './mail-view.ts';
import { mjmlToHtml } from './mjml-to-html.ts';
import { hideBraces, parsePlaceholders } from './placeholders.ts';
import { TemplateFault } from './template-fault.ts';

// A fifth of MJML's output. No template holds preformatted text, where it would count.
const indentation = /\n[ \t\n\r]*/g;

export type RenderedMail = { parts: MailParts; mjml: string; htmlBytes: number };

/** All renderings of one mail; throws where a template or MJML refuses it. */
export const renderMail = async (
  render: Renderings,
  template: Template,
  view: MailView,
): Promise<RenderedMail> => {
  const { mail: words } = await wordsFor(view.language);
  const hidden = { ...hideBraces(view), words };
  const unknown = render.unknownFields(template, hidden);
  if (unknown.length > 0) throw new TemplateFault(...unknown);
  const mjml = render.mjml(template, hidden);
  const indented = await render.html(mjml).catch(async (error: unknown) => {
    throw new TemplateFault(
      ...(await mjmlFaults(
        `templates/emails/${template}.mjml`,
        render.traceableMjml(template, hidden),
        error,
      )),
    );
  });
  const html = indented.replace(indentation, '\n');
  return {
    mjml,
    htmlBytes: Buffer.byteLength(html),
    parts: {
      subject: view.subject,
      preview: view.preview,
      html: parsePlaceholders(html),
      text: parsePlaceholders(render.text(template, hidden)),
      // The page has its own button for confirming, and no use for the mail.
      web: template === 'lesson' ? render.web(template, { ...view, words }) : '',
    },
  };
};

const refusal = z.object({ errors: z.array(z.object({ line: z.int(), message: z.string() })).min(1) });

/** What MJML refuses in the mail of a template `file`, each where it stands in the template that it comes from. */
const mjmlFaults = async (
  file: string,
  { mjml, places }: ReturnType<Renderings['traceableMjml']>,
  error: unknown,
): Promise<Fault[]> => {
  const again = await mjmlToHtml(mjml).then(
    () => undefined,
    (refused: unknown) => refusal.safeParse(refused).data,
  );
  if (!again) {
    const said = error instanceof Error ? error.message : String(error);
    return [{ file, message: `makes no mail: ${said}` }];
  }
  return again.errors.map(({ line, message }) => ({
    file,
    ...places[line - 1],
    message: `is refused by MJML: ${message}`,
  }));
};

/** Compiles the mail of a content file, or says what the author of that file can mend. */
export const compileMail = async (
  file: string,
  compile: () => Promise<RenderedMail>,
): Promise<{ rendered: RenderedMail } | { faults: readonly Fault[] }> => {
  try {
    const rendered = await compile();
    const { htmlBytes } = rendered;
    return htmlBytes > largestHtml
      ? {
          faults: [
            {
              file,
              message: `makes ${htmlBytes} bytes of HTML; a mail may have at most ${largestHtml}, or Gmail cuts it off`,
            },
          ],
        }
      : { rendered };
  } catch (error) {
    if (error instanceof TemplateFault) return { faults: error.faults };
    const reason = error instanceof Error ? error.message : error;
    return { faults: [{ file, message: `cannot be compiled: ${reason}` }] };
  }
};
