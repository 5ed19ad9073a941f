import { describe, expect, it } from 'vitest';
import { pathAsSent } from '../../../lib/web/middleware/path-as-sent.ts';
import { personalPaths } from '../../../lib/web/middleware/personal.ts';

const pathOf = (path: string) => pathAsSent(new Request(`https://courses.example.org${path}`));
const token = 'k1.0abc.u.0def.tea-time';

const linkPaths = [...personalPaths, '/newsletters/leave/', '/newsletters/read/', '/leave-all/undo/'];

describe('the path of a link', () => {
  it.each(linkPaths)('%s is what it was, whatever was done to it', (path) => {
    const half = Math.floor(path.length / 2);
    const within = (sign: string) => `${path.slice(0, half)}${sign}${path.slice(half)}${token}`;
    const damaged = {
      nothing: path + token,
      'slashes doubled': `${path.replaceAll('/', '//')}${token}//`,
      'the slash encoded': `${path.slice(0, -1)}%2F${token}`,
      'the slash turned round': `${path.slice(0, -1)}%5C${token}`,
      'a capital': path.replace(/[a-z]/, (letter) => letter.toUpperCase()) + token,
      'all capitals': path.toUpperCase() + token,
      'a line break': within('%0D%0A'),
      'a soft line break': within('%3D%0D%0A'),
      'a soft hyphen': within('%C2%AD'),
      'a blank': within('%20'),
      'a bracket after a slash': `${path}${token}/)`,
      'a quotation mark after a slash': `${path}${token}/%22`,
    };
    for (const [damage, given] of Object.entries(damaged))
      expect({ damage, path: pathOf(given) }).toEqual({ damage, path: path + token });
  });

  it('keeps what comes after its token, and what no link begins with', () => {
    for (const path of [`/read/${token}/abc`, '/', '/courses/tea', '/Unsubscribed', '/archive/x)'])
      expect(pathOf(path)).toBe(path);
  });

  it('costs nothing to read, however long and strange it is', () => {
    for (const sign of ['%2F', '/', '%3D', '=', '/='])
      expect(pathOf(`/${sign.repeat(10_000)}x`).length).toBeGreaterThan(1);
  });
});
