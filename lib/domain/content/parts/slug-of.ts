/** As long as an id stays readable in a list of files. */
const longest = 48;

/** Letters that are more than a letter with a sign on it. */
const spelt: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  þ: 'th',
  ı: 'i',
};

/** `Über Brot: die Kruste!` → `uber-brot-die-kruste`, cut after a whole word; empty where no letter has a Latin form. */
export const slugOf = (title: string): string => {
  const words = title
    .toLowerCase()
    .replace(/[ßæœøłđþı]/g, (letter) => spelt[letter] ?? letter)
    .normalize('NFKD')
    .replace(/[\p{M}’']/gu, '')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  const [first = '', ...others] = words;
  return others.reduce(
    ({ slug, full }, word) => {
      const longer = `${slug}-${word}`;
      return full || longer.length > longest ? { slug, full: true } : { slug: longer, full };
    },
    { slug: first.slice(0, longest), full: false },
  ).slug;
};
