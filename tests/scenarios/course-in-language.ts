import { beforeAll, expect, it } from 'vitest';
import type { Language } from '../../lib/domain/content/language.ts';
import type { LocalMail } from '../../lib/local/mailbox/read-mail.ts';
import type { TestWorld } from '../worlds/whole-dripline.ts';
import { advance, readerAt } from './reader.ts';

/** What a page or a mail in HTML says. */
export const textOf = (html: string) =>
  html
    .replace(
      /<style[\s\S]*?<\/style>|<script[\s\S]*?<\/script>|<select[\s\S]*?<\/select>|<pre[\s\S]*?<\/pre>|<!--[\s\S]*?-->/g,
      ' ',
    )
    .replace(/<[^>]+>/g, ' ');

/** Words that stand in every few English sentences, and in none of the other languages. */
const english = /(?<!\p{L})(the|and|you|your|of|is|with|for|this|lesson|lessons|please|it)(?!\p{L})/giu;

export const englishIn = (text: string) => text.replace(/https?:\S+|\S+@\S+/g, ' ').match(english) ?? [];

export type LanguageOfAuthors = Exclude<Language, 'en'>;

type Expected = {
  locale: string;
  zone: string;
  subjects: string[];
  firstName: string;
  /** What the first lesson says in its frame. */
  mail: string[];
  /** What a page says, by its name. */
  pages: [page: string, says: string][];
  /** Quotation marks and the like that are another language's. */
  foreign: RegExp;
};

const expected: Record<LanguageOfAuthors, Expected> = {
  de: {
    locale: 'de-DE',
    zone: 'Europe/Vienna',
    subjects: [
      'Bitte bestätigen: Brot, ganz einfach',
      'Das Mehl und das Glas',
      'Der Ofen und die Nacht',
      'Der letzte Krümel',
    ],
    firstName: 'Jörg',
    mail: [
      'Hallo Jörg,',
      'Nach dieser Lektion kannst du Mehl am Griff erkennen.',
      'am Dienstag, 2. Februar 2027',
      '„Vom Roggen“',
      'M. Müller, 20. Februar 2014; Verlag nicht angegeben',
    ],
    pages: [
      ['sign-up', '<optgroup label="Europa">'],
      ['sign-up', '<option value="Europe/Vienna">Wien</option>'],
      ['confirmed', 'jeden Dienstag um 09:00 Uhr, Ortszeit Wien'],
      ['own page', '2 von 2 Lektionen hinter dir'],
      ['own page', 'am Dienstag, 16. Februar 2027 um 09:00 Uhr'],
    ],
    foreign: /”|&quot;|[«»]/,
  },
  fr: {
    locale: 'fr-FR',
    zone: 'Europe/Brussels',
    subjects: [
      'À confirmer\u00a0: Le pain, tout simplement',
      'La farine et le verre',
      'Le four et la nuit',
      'La dernière miette',
    ],
    firstName: 'Zoé',
    mail: [
      'Bonjour Zoé,',
      'Après cette leçon, vous saurez reconnaître une farine au toucher.',
      'le mardi 2 février 2027',
      '«\u00a0Du seigle\u00a0»',
      'M. Müller, 20 février 2014\u202f; éditeur non précisé',
    ],
    pages: [
      ['sign-up', '<optgroup label="Afrique">'],
      ['sign-up', '<option value="Europe/Brussels">Bruxelles</option>'],
      ['confirmed', 'chaque mardi à 9\u00a0h, heure locale (Bruxelles)'],
      ['own page', '2 sur 2 leçons derrière vous'],
      ['own page', 'le mardi 16 février 2027 à 9\u00a0h'],
    ],
    foreign: /[“”„]|&quot;| [;:!?»]|« /,
  },
  es: {
    locale: 'es-ES',
    zone: 'America/Bogota',
    subjects: [
      'Confirma, por favor: Pan, así de sencillo',
      'La harina y el vaso',
      'El horno y la noche',
      'La última miga',
    ],
    firstName: 'Íñigo',
    mail: [
      'Hola, Íñigo:',
      'Después de esta lección podrás reconocer una harina al tacto.',
      'el martes, 2 de febrero de 2027',
      '«Del centeno»',
      'M. Müller, 20 de febrero de 2014; editorial sin indicar',
    ],
    pages: [
      ['sign-up', '<optgroup label="Europa">'],
      ['sign-up', '<option value="America/Bogota">Bogotá</option>'],
      ['confirmed', 'cada martes a las 9:00, hora local de Bogotá'],
      ['own page', '2 de 2 lecciones a tus espaldas'],
      ['own page', 'el martes, 16 de febrero de 2027, a las 9:00'],
    ],
    foreign: /[“”„]|&quot;| [;:!?»]|« /,
  },
};

/** Holds a whole course in one language, sign-up to closing note, to that language. `world` has `courseIn(language)`. */
export const speaksItsLanguage = (language: LanguageOfAuthors, { url }: TestWorld): void => {
  const { locale, zone, subjects, firstName, mail, pages: said, foreign } = expected[language];
  const pages = new Map<string, string>();
  let inbox: LocalMail[];

  beforeAll(async () => {
    const reader = readerAt(url, 'joerg@example.org');
    const keep = async (name: string, answer: Response | Promise<Response>) => {
      pages.set(name, await (await answer).text());
    };
    const typed = { course: 'brot', firstName, zone };

    await keep('sign-up', fetch(url));
    await keep('sign-up at fault', reader.post(`${url}/subscribe`, { ...typed, email: 'jo', zone: 'x' }));
    await keep('check your inbox', reader.signUp(zone, typed));
    const [confirmation] = await reader.inbox();
    if (!confirmation) throw new Error('no confirmation mail');
    const confirm = reader.linkIn(confirmation, 'confirm');
    await keep('confirm', fetch(confirm));
    await keep('confirmed', reader.post(confirm, {}));
    await keep('confirmed again', reader.post(confirm, {}));

    await advance(url, 'P7D');
    const second = (await reader.inbox()).at(-1);
    if (!second) throw new Error('no lesson');
    await keep('own page', fetch(reader.linkIn(second, 'preferences')));
    await keep('erase', fetch(`${reader.linkIn(second, 'preferences')}/erase`));
    await keep('lesson', fetch(reader.linkIn(second, 'read')));
    await keep('unsubscribe', fetch(reader.linkIn(second, 'unsubscribe')));
    await advance(url, 'P14D');
    inbox = await reader.inbox();
    await keep('unsubscribed', reader.post(reader.linkIn(second, 'unsubscribe'), {}));

    const asked = { headers: { 'Accept-Language': `${locale},${language};q=0.9,en;q=0.7` } };
    for (const path of ['privacy', 'embed/brot', 'lessons/brot/mehl', 'lessons/brot/ofen'])
      await keep(path, fetch(`${url}/${path}`));
    for (const path of ['nope', 'confirm/abc', 'courses/kuchen'])
      await keep(path, fetch(`${url}/${path}`, asked));
  });

  it('runs from the sign-up to the closing note, with subjects, names and dates of that language', () => {
    expect(inbox.map(({ subject }) => subject)).toEqual(subjects);
    for (const words of mail) expect(inbox[1]?.text.replace(/\n/g, ' ')).toContain(words);
    for (const { headers, html } of inbox) {
      expect(headers['content-language']).toBe(language);
      expect(html).toContain(`<html lang="${locale}" dir="ltr"`);
    }
  });

  it('speaks that language on every page, in its own dates, places and plurals', () => {
    for (const html of pages.values()) expect(html).toContain(`<html lang="${locale}" dir="ltr">`);
    for (const [page, words] of said) expect(pages.get(page)).toContain(words);
  });

  it('says no English word, and uses no quotation mark or space of another language, in page or mail', () => {
    const texts = [
      ...[...pages].map(([name, html]) => [name, textOf(html)] as const),
      ...inbox.flatMap(({ subject, text, html }) => [
        [`${subject} as text`, text] as const,
        [`${subject} as HTML`, textOf(html)] as const,
      ]),
    ];
    expect(texts.flatMap(([name, text]) => englishIn(text).map((word) => `${word} in “${name}”`))).toEqual(
      [],
    );
    for (const [name, text] of texts) expect(`${name}: ${text}`).not.toMatch(foreign);
  });
};
