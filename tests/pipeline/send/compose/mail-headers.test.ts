import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { createMimeComposer } from '../../../../lib/adapters/ses/compose-mime.ts';
import { mailKey } from '../../../../lib/domain/mail/mail.ts';
import { type MergeValues, mergeFields } from '../../../../lib/domain/mail/merge-template.ts';
import { emailAddress } from '../../../../lib/domain/subscriber/email-address.ts';
import { instantOf } from '../../../../lib/domain/time/instant.ts';
import { commonHeaders, listHeaders } from '../../../../lib/pipeline/send/compose/mail-headers.ts';
import { sampleCourse } from '../../../fixtures/sample-course.ts';

const link = `https://course.test/unsubscribe/k1.${'a'.repeat(120)}.${'b'.repeat(22)}`;

const composed = (title: string) =>
  createMimeComposer()({
    from: { name: title, address: 'lessons@course.test' },
    to: emailAddress.parse('ada@reader.test'),
    replyTo: 'reply@course.test',
    headers: { ...commonHeaders('en'), ...listHeaders({ id: 'bread', title }, sampleCourse.site, link) },
    mail: {
      key: mailKey.parse('salt'),
      subject: title,
      preview: '',
      html: ['<p>x</p>'],
      text: ['x'],
      web: '',
    },
    values: Object.fromEntries(mergeFields.map((name) => [name, ''])) as MergeValues,
    messageId: '<a_bread_salt@course.test>',
    date: instantOf('2026-11-24T09:00:00Z'),
    tag: 'a_bread_salt',
    feedbackId: { list: 'bread', mail: 'salt' },
  });

describe('the headers of mail to a list', () => {
  const titles = [
    'Bread, Plainly',
    'Brøt “plainly” – für alle, die mit Mehl, Wasser und Geduld backen',
    '日本のパン、やさしく',
  ];

  it.each(titles)('keep the title "%s" readable and every line short', async (title) => {
    const raw = await composed(title);
    const { headers, subject, from } = await PostalMime.parse(raw);
    const listId = headers.find(({ key }) => key === 'list-id')?.value ?? '';
    expect(listId).toMatch(/ <bread\.list-id\.course\.test>$/);
    expect([subject, from?.name]).toEqual([title, title]);
    // As a display name, which has the same grammar, an independent parser decodes it.
    const parsed = await PostalMime.parse(`From: ${listId.replace(/<.*>/, '<a@b.test>')}\r\n\r\nx`);
    expect(parsed.from?.name).toBe(title);
    const head = raw.toString('latin1').split('\r\n\r\n', 1)[0] ?? '';
    expect(head.split('\r\n').filter((line) => line.length > 78 && !/^ ?<\S+>$/.test(line))).toEqual([]);
    expect(head).toMatch(/^[\r\n\x20-\x7e]+$/);
  });

  it('keep the list’s id whatever its title becomes', () => {
    const [before, after] = titles.map(
      (title) => listHeaders({ id: 'bread', title }, sampleCourse.site, link)['List-ID'],
    );
    expect(/<.*>/.exec(after ?? '')?.[0]).toBe(/<.*>/.exec(before ?? '')?.[0]);
  });

  it('are exactly those of RFC 8058, with the mail’s own address and nothing beside it', () => {
    const headers = listHeaders({ id: 'bread', title: 'Bread' }, sampleCourse.site, link);
    expect(headers['List-Unsubscribe']).toBe(`<${link}>`);
    expect(headers['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click');
    // AWS: in this order.
    expect(Object.keys(headers).slice(0, 2)).toEqual(['List-Unsubscribe', 'List-Unsubscribe-Post']);
  });
});
