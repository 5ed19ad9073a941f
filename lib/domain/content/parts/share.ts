const percent = /^(\d+(?:[.,]\d+)?)\s?(?:%|percent|per cent|prozent|pour cent|por ciento)$/i;

/** As `3 of 4` is written in the languages of courses. */
const ofSo = /^(\d[\d.,\u00A0\u202F]*) (?:of|out of|in|von|aus|sur|de|de cada) (\d[\d.,\u00A0\u202F]*)$/i;

/** `1,200`, `1.200` and `1200` are one figure, and so are `7.5` and `7,5`. */
const numberOf = (figure: string): number =>
  Number(
    /^\d{1,3}(?:[.,\u00A0\u202F]\d{3})+$/.test(figure) ? figure.replace(/\D/g, '') : figure.replace(',', '.'),
  );

/** Which part of a whole, from 0 to 1, a figure such as `73 %` or `3 of 4` stands for; none for any other figure. */
export const shareOf = (figure: string): number | undefined => {
  const text = figure.trim();
  const [, hundredths] = percent.exec(text) ?? [];
  const [, part, whole] = ofSo.exec(text) ?? [];
  const share =
    hundredths === undefined
      ? numberOf(part ?? '') / numberOf(whole ?? '')
      : Number(hundredths.replace(',', '.')) / 100;
  return share >= 0 && share <= 1 ? share : undefined;
};
