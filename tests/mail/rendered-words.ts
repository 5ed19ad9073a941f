/** The words that a person reads in an HTML mail: no head, no hidden preview, no tags, no marks of lists. */
export const wordsOfHtml = (html: string): string[] => {
  const visible = html
    .replace(/<head>[\s\S]*?<\/head>/, '')
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<div style="display:none[\s\S]*?<\/div>/, '')
    .replace(/<a [^>]*href="mailto:[^"]*"[^>]*>/g, ' ')
    .replace(/<td class="count"[^>]*>\d+<\/td>/g, ' ')
    .replace(/<img [^>]*\balt="([^"]*)"[^>]*>/g, ' $1 ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#x([0-9A-F]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');
  return wordsOfText(visible);
};

/** The words of a plain-text mail: addresses of links, marks of lists and emphasis, and what says that there is an image, aside. */
export const wordsOfText = (text: string): string[] =>
  text
    .replace(/(?:https?:\/\/|mailto:)\S+/g, ' ')
    .replace(/^ *\d+\. /gm, ' ')
    .replace(/^\[\p{L}+\s?: (?=[^\]]*\]$)/gmu, ' ')
    .split(/[^\p{L}\p{N}@'’%$€£.&<>{}]+/u)
    .map((word) => word.replace(/^\.+|\.+$/g, ''))
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
