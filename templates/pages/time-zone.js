// Chooses the visitor's own zone in a list that the server could only guess at. Without this script the
// guess stands and can be changed by hand; a choice made by hand stands too.
const list = document.querySelector('select[data-guessed]');
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (zone && list?.selectedOptions[0]?.defaultSelected) {
  const known = [...list.options].some((option) => option.value === zone);
  if (!known) list.add(new Option(zone.replaceAll('_', ' '), zone));
  list.value = zone;
}
