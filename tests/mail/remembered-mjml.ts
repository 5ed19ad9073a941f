import mjml2html from 'mjml';

const most = 1000;
const known = new Map<string, ReturnType<typeof mjml2html>>();

/**
 * MJML makes the same of the same source, and takes some 40 ms of CPU for a mail; test files compile the same courses hundreds of times. What
 * it has made, or refused, is remembered here for those that come after. `remember-mjml.ts` puts this in the place of the package.
 */
const remembered: typeof mjml2html = (source, options) => {
  const asked = JSON.stringify([source, options]);
  const made = known.get(asked) ?? mjml2html(source, options);
  known.delete(asked);
  known.set(asked, made);
  for (const longestAgo of known.keys()) {
    if (known.size <= most) break;
    known.delete(longestAgo);
  }
  return made;
};

export default remembered;
