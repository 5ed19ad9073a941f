import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { repeatedName } from '../../../lib/web/api/repeated-name.ts';

describe('a name that stands twice in one object', () => {
  it.each([
    ['{"a":1,"a":2}', ['a']],
    ['{"a":1,"\\u0061":2}', ['a']],
    ['{"a":{"b":1,"c":{},"b":2}}', ['a', 'b']],
    ['[{"a":1},{"a":[],"a":{}}]', [1, 'a']],
    ['{"x":[1,[2,{"a":"}","a":""}]]}', ['x', 1, 1, 'a']],
    ['{"__proto__":1,"__proto__":2}', ['__proto__']],
    ['{"":1,"":2}', ['']],
  ])('is found in %s', (json, path) => {
    expect(() => JSON.parse(json)).not.toThrow();
    expect(repeatedName(json)).toEqual(path);
  });

  it.each([
    '{"a":{"a":{"a":"a"}}}',
    '[{"a":1},{"a":1}]',
    '{"a":"b","b":"a"}',
    '{"a":"{\\"a\\":1,\\"a\\":2}"}',
    '["a","a",{"a":["a","a"]}]',
    '"a"',
    '7',
  ])('is not found in %s', (json) => {
    expect(() => JSON.parse(json)).not.toThrow();
    expect(repeatedName(json)).toBeUndefined();
  });

  it('is in nothing that a serializer writes, and in every such object with a member of it once more', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 }), fc.nat(), (object, seed) => {
        const json = JSON.stringify(object);
        expect(repeatedName(json)).toBeUndefined();
        const names = Object.keys(object);
        const name = names[seed % names.length] ?? '';
        expect(repeatedName(`${json.slice(0, -1)},${JSON.stringify(name)}:null}`)).toEqual([name]);
      }),
    );
  });
});
