import { issueTag } from '../../../domain/delivery/delivery-tag.ts';
import type { MergeValues } from '../../../domain/mail/merge-template.ts';
import type { PublishedIssue } from '../../../domain/newsletter/published-issue.ts';
import { triedQuery } from '../../../domain/newsletter/tried-mail.ts';
import type { SubjectChoice } from '../../../domain/subjects/subject-test.ts';
import { type Consent, signedUpAt } from '../../../domain/subscriber/consent.ts';
import type { Subscriber } from '../../../domain/subscriber/subscriber.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import { wordsFor } from '../../../words/words.ts';
import type { OutgoingMail } from '../../ports/mailer.ts';
import type { Ports } from '../../ports.ts';
import { commonHeaders, domainOf, listHeaders } from './mail-headers.ts';

/** One issue for one subscriber: as a lesson's mail, but of its list and with links that leave the list or everything. */
export const composeIssue =
  ({ tokens, baseUrl, imagesUrl }: Pick<Ports, 'tokens' | 'baseUrl' | 'imagesUrl'>) =>
  async (of: {
    issue: PublishedIssue;
    subscriber: Subscriber;
    /** To the list. */
    consents: readonly Consent[];
    /** Where it tries two subjects, the one of this mail. */
    subject?: SubjectChoice | undefined;
    now: Instant;
  }): Promise<OutgoingMail> => {
    const { issue, subscriber, consents, subject, now } = of;
    const { site, list, mail } = issue;
    const words = await wordsFor(list.language);
    const who = { s: subscriber.id, l: list.id };
    const under = triedQuery(subject && { listId: list.id, issueId: issue.id });
    const unsubscribeUrl = `${baseUrl}/newsletters/leave/${tokens.sign({ p: 'unsubscribe-list', ...who })}${under}`;
    const values: MergeValues = {
      greeting: words.mail.greeting(subscriber.firstName),
      address: subscriber.address,
      signedUpOn: words.dates.day(signedUpAt(consents) ?? subscriber.createdAt, subscriber.zone),
      unsubscribeUrl,
      unsubscribeAllUrl: `${baseUrl}/leave-all/${tokens.sign({ p: 'unsubscribe-all', s: subscriber.id })}${under}`,
      preferencesUrl: `${baseUrl}/own/${tokens.sign({ p: 'own', s: subscriber.id })}`,
      privacyUrl: `${baseUrl}/privacy`,
      webUrl: `${baseUrl}/newsletters/read/${tokens.sign({ p: 'read-list', ...who })}/${issue.id}`,
      imagesUrl,
      confirmUrl: '',
      begins: '',
      alsoAsked: '',
      whereTheyStand: '',
      scannerTrapUrl: `${baseUrl}/scanner-trap/${tokens.sign({ p: 'scanner-trap', s: subscriber.id })}`,
    };
    const tag = issueTag({ subscriberId: subscriber.id, listId: list.id, issueId: issue.id });
    return {
      from: { name: list.fromName, address: site.senders.lessons },
      to: subscriber.address,
      replyTo: site.replyTo,
      headers: { ...commonHeaders(list.language), ...listHeaders(list, site, unsubscribeUrl) },
      mail,
      values,
      // SES replaces it on the way, but its events show it: a second way to find the delivery.
      messageId: `<${tag}@${domainOf(site.senders.lessons)}>`,
      date: now,
      tag,
      feedbackId: { list: list.id, mail: mail.key },
    };
  };
