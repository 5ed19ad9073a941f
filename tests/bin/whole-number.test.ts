import { describe, expect, it } from 'vitest';
import { portNumber } from '../../bin/port.ts';
import { wholeNumber } from '../../bin/whole-number.ts';

describe('a number on the command line', () => {
  it('is taken up to both of its bounds', () => {
    expect(['1', '60', '9999999'].map(wholeNumber(1))).toEqual([1, 60, 9_999_999]);
    expect(wholeNumber(0)('0')).toBe(0);
  });

  it.each(['0', '1.5', 'many', '-3', '10000000', '99999999999999999999', '1e3', '0x10', ' '])(
    'is refused with both of its bounds: %j',
    (text) => {
      expect(() => wholeNumber(1)(text)).toThrow('Give a whole number from 1 to 9,999,999.');
    },
  );

  it('is a port with the bounds of ports', () => {
    expect(portNumber('65535')).toBe(65_535);
    for (const text of ['0', '65536', '3e3', '0x50', ' 80'])
      expect(() => portNumber(text)).toThrow('A port is a number from 1 to 65535.');
  });
});
