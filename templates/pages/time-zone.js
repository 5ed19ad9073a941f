// Chooses the visitor's own zone in a list that the server could only guess at. Without this script the
// guess stands and can be changed by hand; a choice made by hand stands too, and so does the guess where the
// browser knows no better.
const list = document.querySelector('select[data-guessed]');
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const isKnown = zone && zone !== 'Etc/Unknown';

// As the server calls them: the sign in the names of Etc/GMT+5 and its like is the other way about.
const nameOf = (zone) => {
  const [, inverse, sign, hours, minutes] = /^(Etc\/GMT)?([+-])0?(\d+)(:\d\d)?$/.exec(zone) ?? [];
  if (!sign) return zone.replaceAll('_', ' ');
  return `UTC${(sign === '+') === !inverse ? '+' : '\u2212'}${hours}${minutes === ':00' ? '' : (minutes ?? '')}`;
};

if (isKnown && list?.selectedOptions[0]?.defaultSelected) {
  const listed = [...list.options].some((option) => option.value === zone);
  if (!listed) list.add(new Option(nameOf(zone), zone));
  list.value = zone;
}
