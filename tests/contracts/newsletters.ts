import { describe, expect, it } from 'vitest';
import { listId, newsletterSchema } from '../../lib/domain/content/newsletter.ts';
import { issueVersion, listVersion } from '../../lib/domain/newsletter/published-issue.ts';
import { notesIssue } from '../fixtures/notes-issue.ts';
import type { Contract } from './subject.ts';

const { site, list } = notesIssue;
const ref = { listId: list.id, issueId: notesIssue.id };

export const newslettersContract: Contract = (create) =>
  describe('published newsletters', async () => {
    const { newsletters } = (await create()).ports;

    it('are none before the first is published', async () => {
      expect(await newsletters.lists()).toEqual([]);
      expect(await newsletters.list(list.id)).toBeUndefined();
      expect(await newsletters.issue(ref, notesIssue.version)).toBeUndefined();
    });

    it('are read as they were published last, in the order of their ids', async () => {
      const early = newsletterSchema.parse({ ...list, id: listId.parse('early'), title: 'Early' });
      await newsletters.publishList({ site, list: { ...list, title: 'Before' } });
      await newsletters.publishList({ site, list: early });
      await newsletters.publishList({ site, list });
      expect(await newsletters.lists()).toEqual([
        { site, list: early },
        { site, list },
      ]);
      expect(await newsletters.list(list.id)).toEqual({ site, list });
    });

    it('have the mails about their sign-ups by version, each as it was published', async () => {
      const [one, other] = [listVersion.parse('1'.repeat(64)), listVersion.parse('2'.repeat(64))];
      const mail = { ...notesIssue.mail, key: 'confirmation' as const };
      await newsletters.publishMails(list.id, one, [mail]);
      await newsletters.publishMails(list.id, other, [{ ...mail, subject: 'Another' }]);
      expect(await newsletters.mail(list.id, one, 'confirmation')).toEqual(mail);
      expect(await newsletters.mail(list.id, other, 'confirmation')).toMatchObject({ subject: 'Another' });
      expect(await newsletters.mail(list.id, one, 'own-page')).toBeUndefined();
    });

    it('keep every version of an issue', async () => {
      const next = { ...notesIssue, version: issueVersion.parse('b'.repeat(64)), windowHours: 24 };
      await newsletters.publishIssue(notesIssue);
      await newsletters.publishIssue(next);
      await newsletters.publishIssue(notesIssue);
      expect(await newsletters.issue(ref, notesIssue.version)).toEqual(notesIssue);
      expect(await newsletters.issue(ref, next.version)).toEqual(next);
      expect(await newsletters.issue(ref, issueVersion.parse('0'.repeat(64)))).toBeUndefined();
    });
  });
