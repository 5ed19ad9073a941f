import { listMailTag } from '../../../domain/delivery/delivery-tag.ts';
import { confirmationLife } from '../../../domain/enrollment/activate-enrollment.ts';
import type { CompiledMail } from '../../../domain/mail/mail.ts';
import type { MergeValues } from '../../../domain/mail/merge-template.ts';
import { type ListMail, listMailKey } from '../../../domain/newsletter/list-request.ts';
import type { PublishedList } from '../../../domain/newsletter/published-issue.ts';
import type { WaitingRequest } from '../../../domain/sign-up/waiting-request.ts';
import { type Consent, signedUpAt } from '../../../domain/subscriber/consent.ts';
import type { Subscriber } from '../../../domain/subscriber/subscriber.ts';
import { type Instant, later, unixSeconds } from '../../../domain/time/instant.ts';
import { wordsFor } from '../../../words/words.ts';
import type { OutgoingMail } from '../../ports/mailer.ts';
import type { Ports } from '../../ports.ts';
import { commonHeaders, domainOf, listHeaders } from './mail-headers.ts';

/**
 * A mail about a sign-up to a newsletter: one that asks, which carries nothing that anybody typed and no link into a page,
 * or one to somebody on the list, which brings the link to theirs.
 */
export const composeListMail =
  ({ tokens, baseUrl, imagesUrl }: Pick<Ports, 'tokens' | 'baseUrl' | 'imagesUrl'>) =>
  async (of: {
    mail: Pick<ListMail, 'kind' | 'number'>;
    compiled: CompiledMail;
    subscriber: Subscriber;
    published: Pick<PublishedList, 'site' | 'list'>;
    /** What it asks to confirm. */
    request: WaitingRequest | undefined;
    /** To the list. */
    consents: readonly Consent[];
    now: Instant;
  }): Promise<OutgoingMail> => {
    const { mail, compiled, subscriber, published, request, consents, now } = of;
    const { site, list } = published;
    const words = await wordsFor(list.language);
    const asks = mail.kind === 'confirm';
    const who = { s: subscriber.id, l: list.id };
    const x = unixSeconds(later(now, confirmationLife));
    const unsubscribeUrl = `${baseUrl}/newsletters/leave/${tokens.sign({ p: 'unsubscribe-list', ...who })}`;
    // As it was typed there; once somebody has confirmed, the record knows better.
    const typed = subscriber.consent.confirmedAt ? undefined : request?.address;
    const to = typed ?? subscriber.address;
    const values: MergeValues = {
      greeting: words.mail.greeting(subscriber.firstName),
      address: to,
      signedUpOn: words.dates.day(signedUpAt(consents) ?? subscriber.createdAt, subscriber.zone),
      unsubscribeUrl,
      unsubscribeAllUrl: `${baseUrl}/leave-all/${tokens.sign({ p: 'unsubscribe-all', s: subscriber.id })}`,
      preferencesUrl: `${baseUrl}/own/${tokens.sign({ p: 'own', s: subscriber.id })}`,
      privacyUrl: `${baseUrl}/privacy`,
      webUrl: '',
      imagesUrl,
      confirmUrl: asks
        ? `${baseUrl}/newsletters/confirm/${tokens.sign({ p: 'confirm-list', ...who, n: mail.number, x })}`
        : '',
      begins: '',
      alsoAsked: '',
      whereTheyStand: '',
      scannerTrapUrl: `${baseUrl}/scanner-trap/${tokens.sign({ p: 'scanner-trap', s: subscriber.id })}`,
    };
    const tag = listMailTag({ subscriberId: subscriber.id, listId: list.id, key: listMailKey(mail) });
    const sender = asks ? site.senders.confirmations : site.senders.lessons;
    return {
      from: { name: list.fromName, address: sender },
      to,
      replyTo: site.replyTo,
      headers: { ...commonHeaders(list.language), ...(asks ? {} : listHeaders(list, site, unsubscribeUrl)) },
      mail: compiled,
      values,
      // SES replaces it on the way, but its events show it: a second way to find the delivery.
      messageId: `<${tag}@${domainOf(sender)}>`,
      date: now,
      tag,
      feedbackId: { list: list.id, mail: compiled.key },
    };
  };
