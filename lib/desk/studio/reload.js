// The only part of the studio that needs JavaScript: a page is made anew when what it was made from has changed.
const version = document.currentScript.dataset.version;
const changes = new EventSource(`/_local/studio/changes?since=${version}`);
changes.addEventListener('changed', () => {
  changes.close();
  // What is half typed is not thrown away.
  const typed = [...document.querySelectorAll('input, textarea')].some(
    (field) => field.value !== field.defaultValue,
  );
  if (!typed) location.reload();
});
