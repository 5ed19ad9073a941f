import { describe, expect, it } from 'vitest';
import { fillTemplate, type MergeValues, mergeFields } from '../../../lib/domain/mail/merge-template.ts';

// Every value holds what would be a placeholder, to show that nothing is filled twice.
const values = Object.fromEntries(mergeFields.map((name) => [name, '{{address}}'])) as MergeValues;

describe('fillTemplate', () => {
  it('puts values into their holes, each escaped, and fills nothing twice', () => {
    const filled = fillTemplate(['Dear ', { value: 'greeting' }, '!'], values, (value) => `<${value}>`);
    expect(filled).toBe('Dear <{{address}}>!');
  });
});
