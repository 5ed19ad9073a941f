import * as z from 'zod';

/** One object or array that the reading is in. `names` are those of an object so far; `at` is the one that is being read, or how many went before. */
type Inside = { names: Set<string> | undefined; at: string | number };

const token = /"(?:[^"\\]|\\.)*"|[{}[\],:]/g;
const nameSchema = z.string();

/**
 * Where in a text that parses as JSON a name stands twice in one object. Which of the two counts differs from parser to parser, so that
 * whoever let the request through may have seen another than the one that is acted on.
 */
export const repeatedName = (json: string): (string | number)[] | undefined => {
  const within: Inside[] = [];
  let isName = false;
  for (const [found] of json.matchAll(token)) {
    const inside = within.at(-1);
    switch (found) {
      case '{':
      case '[':
        within.push(found === '{' ? { names: new Set(), at: '' } : { names: undefined, at: 0 });
        isName = found === '{';
        break;
      case '}':
      case ']':
        within.pop();
        isName = false;
        break;
      case ',':
        isName = inside?.names !== undefined;
        if (inside && typeof inside.at === 'number') inside.at += 1;
        break;
      case ':':
        break;
      default: {
        if (!isName || !inside?.names) break;
        // However it is spelt: "\u0061" is "a".
        const name = nameSchema.parse(JSON.parse(found));
        inside.at = name;
        if (inside.names.has(name)) return within.map(({ at }) => at);
        inside.names.add(name);
        isName = false;
      }
    }
  }
  return undefined;
};
