import { readFileSync } from 'node:fs';
import { caniemail } from 'caniemail';
import { HtmlValidate } from 'html-validate';
import { describe, expect, it } from 'vitest';
import { partial, unsupported } from './caniemail-exceptions.ts';
import { keptMails } from './kept-mails.ts';

const mails = await keptMails();
const each = mails.map(({ name, html }) => [name, html] as const);

const accessibility = new HtmlValidate({
  extends: ['html-validate:a11y'],
  rules: {
    // MJML says role="article" on a `div`, since mail programs drop elements that they do not know.
    'prefer-native-element': ['error', { exclude: ['article'] }],
  },
});

describe('the HTML of every mail', () => {
  it.each(each)('%s passes html-validate’s accessibility rules', async (_, html) => {
    const { results } = await accessibility.validateString(html);
    expect(
      results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`)),
    ).toEqual([]);
  });
});

/** What the mails use that a client lacks or does in part: client by client, under the feature's name. */
const support = () => {
  const found = { errors: new Map<string, Set<string>>(), warnings: new Map<string, Set<string>>() };
  for (const [, html] of each) {
    const { issues } = caniemail({ clients: ['gmail.*', 'outlook.*', 'apple-mail.*', 'yahoo.*'], html });
    for (const kind of ['errors', 'warnings'] as const)
      for (const [client, list] of issues[kind])
        for (const { title } of list) {
          const clients = found[kind].get(title) ?? new Set();
          found[kind].set(title, clients.add(client));
        }
  }
  return found;
};

describe('Gmail, Outlook, Apple Mail and Yahoo', () => {
  const { errors, warnings } = support();

  it('have every feature that the mails use, save for those written down with their reason', () => {
    const sorted = (entries: Iterable<[string, Iterable<string>]>) =>
      Object.fromEntries([...entries].map(([title, clients]) => [title, [...clients].sort()]));
    expect(sorted(errors)).toEqual(
      sorted(Object.entries(unsupported).map(([title, exception]) => [title, exception.in])),
    );
  });

  it('have every feature in full, save for those written down with their reason', () => {
    expect([...warnings.keys()].sort()).toEqual(Object.keys(partial).sort());
  });

  it('make up the figures in docs/mail-quality.md', () => {
    const page = readFileSync(new URL('../../docs/mail-quality.md', import.meta.url), 'utf8');
    const figures = `${errors.size} features that one of them lacks, ${warnings.size} that one supports in part`;
    expect(page).toContain(figures);
  });
});
