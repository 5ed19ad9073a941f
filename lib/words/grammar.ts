import { once } from '../domain/once.ts';

type PluralForms = { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>;

export const capitalised = (text: string, locale: string): string =>
  text.replace(/^./u, (first) => first.toLocaleUpperCase(locale));

/** Numbers, counted things and lists as one locale writes them. */
export const grammarOf = (locale: string) => {
  const plurals = once(() => new Intl.PluralRules(locale));
  const figures = once(() => new Intl.NumberFormat(locale));
  const lists = once(() => new Intl.ListFormat(locale, { type: 'conjunction' }));
  return {
    /** "1 lesson", "12 lessons": the number with the form that its plural rule asks for. */
    count: (n: number, forms: PluralForms): string =>
      `${figures().format(n)} ${forms[plurals().select(n)] ?? forms.other}`,
    /** "author, publisher and date". */
    list: (parts: readonly string[]): string => lists().format(parts),
  };
};
