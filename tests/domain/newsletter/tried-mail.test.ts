import { describe, expect, it } from 'vitest';
import { readTried, triedQuery } from '../../../lib/domain/newsletter/tried-mail.ts';
import { notesRef } from '../../fixtures/notes-issue.ts';

describe('the mail that a link to leave stands in', () => {
  const written = triedQuery(notesRef);

  it('is read as it was written', () => {
    expect(readTried(new URLSearchParams(written).get('mail') ?? '')).toEqual(notesRef);
    expect(triedQuery(undefined)).toBe('');
  });

  it.each([undefined, '', 'notes', 'notes.2027-01-12-hello.b', 'Notes.x', 'a.2027-01-12-b.a.a'])(
    'is nobody’s where it is %j',
    (text) => {
      expect(readTried(text)).toBeUndefined();
    },
  );
});
