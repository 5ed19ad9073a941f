import type { Language } from '../../../domain/content/language.ts';
import type { Site } from '../../../domain/content/site.ts';
import { headerPhrase } from '../../../domain/mail/header-phrase.ts';
import type { Headers } from '../../ports/mailer.ts';

export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);

/** RFC 3834: not written by hand, so that out-of-office machines stay quiet. RFC 3282: the language. */
export const commonHeaders = (language: Language): Headers => ({
  'Auto-Submitted': 'auto-generated',
  'Content-Language': language,
});

/**
 * What mail to a list carries. RFC 8058: the URI alone identifies list and person, and one POST to it leaves.
 * RFC 2919: the id stays the same for as long as the list is, whatever it is titled and wherever it is hosted.
 * RFC 2369: a person to ask.
 */
export const listHeaders = (
  list: { id: string; title: string },
  { senders, contact }: Site,
  unsubscribeUrl: string,
): Headers => ({
  'List-Unsubscribe': `<${unsubscribeUrl}>`,
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  'List-ID': `${headerPhrase(list.title)} <${list.id}.list-id.${domainOf(senders.lessons)}>`,
  'List-Help': `<mailto:${contact}>`,
});
