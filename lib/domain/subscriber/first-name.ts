import * as z from 'zod';

/** What comes along unseen when a name is copied, and says nothing: soft hyphens, zero-width spaces, direction marks. */
const unseen = /[\u00AD\u061C\u200B\u200E\u200F\u2060\uFEFF]/g;

/**
 * Letters and marks of every script, punctuation, the joiners that Persian and Indian scripts spell with, spaces,
 * and the signs that keyboards have in the place of a hyphen and an apostrophe, also between Japanese names.
 */
const nameCharacters = /^[\p{L}\p{Nl}\p{M}\p{P}\p{Zs}\p{Join_Control}\u2212\u00B4\uFF1D]+$/u;

/** What marks text up or fills a placeholder somewhere: in HTML, Markdown, templates. */
const markup = /[@/\\{}[\]#%*_]/;

/** A name or a word of one, then a full stop, then another: what a mail program may take for a domain. */
const domain = /[\p{L}\p{M}\p{N}-]+\.(?=[\p{L}\p{M}-]{2})/u;

/** `mailto:x`, `javascript:x`; not `S:t`, which is short for Sankt. */
const scheme = /[a-z][a-z.+-]{2,}:\S/i;

/** Initials and short titles without a space after them: `K.Ramesh`, `J.R.R.Tolkien`, `St.John`, `Prof.Dr.Meitner`. */
const runOn = /(?<=^|[ .-])(?:\p{Lu}\p{Ll}{0,2}|Prof)\.(?=\p{Lu}\p{Ll})/gu;

/** More marks on one letter than any script has write over the lines around it. */
const heaped = /\p{M}{8,}/u;

/** A name as it is kept, or the reason why it is none. */
const readName = (typed: string): { name: string } | { fault: string } => {
  const name = typed
    .normalize('NFC')
    .replace(unseen, '')
    .trim()
    .replace(/\p{Zs}+/gu, ' ')
    .replace(runOn, '$& ');
  if (name.length > 40) return { fault: 'is longer than 40 characters' };
  if (!/\p{L}/u.test(name) || !nameCharacters.test(name) || heaped.test(name))
    return { fault: 'holds characters that are not part of a name' };
  // Full-width and small forms are looked at as what a mail program may make of them.
  const plain = name.normalize('NFKC').replaceAll('\u3002', '.');
  if (markup.test(plain) || domain.test(plain) || scheme.test(plain))
    return { fault: 'holds a link or markup' };
  return { name };
};

/** Optional, at most 40 characters, of any script; no link, no markup, nothing that acts on the text around it. */
export const firstName = z
  .string()
  .transform((typed, context) => {
    const read = readName(typed);
    if ('name' in read) return read.name;
    context.addIssue({ code: 'custom', message: read.fault });
    return z.NEVER;
  })
  .brand<'FirstName'>();

export type FirstName = z.infer<typeof firstName>;

// A stored name went through `firstName` before.
export const storedFirstName = z.string().transform((stored) => stored as FirstName);
