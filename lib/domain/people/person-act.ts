import type { CourseId } from '../content/course.ts';
import type { LessonId } from '../content/lesson.ts';
import type { ListId } from '../content/newsletter.ts';
import type { Tag } from '../content/tag.ts';
import type { EmailAddress } from '../subscriber/email-address.ts';
import type { OperatorAct } from '../subscriber/journal.ts';
import type { Instant } from '../time/instant.ts';

/** That somebody agreed: the words, how and when, and when they confirmed it from their own mailbox. */
export type Proof = { text: string; source: string; agreedAt: Instant; confirmedAt: Instant };

/** What an operator can do for one person who is on record. What it does is said before it is done, with whose it is. */
export type PersonAct =
  | { kind: 'unsubscribe'; from: 'everything' | CourseId | ListId }
  | { kind: 'erase' }
  | { kind: 'change-address'; to: EmailAddress }
  | { kind: 'send-confirmation' | 'send-own-page'; course: CourseId }
  | { kind: 'tag' | 'untag'; tag: Tag }
  | { kind: 'move'; course: CourseId; to: LessonId }
  /** `startAt`: the lesson that comes first; those before it are passed over. */
  | { kind: 'enroll'; course: CourseId; proof: Proof; startAt?: LessonId | undefined }
  /** Lets mail through to their address, to which it is stopped. */
  | { kind: 'lift' }
  | { kind: 'note' };

export type PersonActKind = PersonAct['kind'];

/** What becomes of an act; what is refused is told why. */
export type ActOutcome = { kind: 'done' } | { kind: 'as-it-was' } | { kind: 'refused'; because: string };

/** Which acts lead to a mail, each by the reader's own rules and caps. No other sends anything. */
export const mailOf = (kind: PersonActKind): string | undefined => {
  switch (kind) {
    case 'change-address':
      return 'The new address is asked by mail, and nothing changes before it agrees.';
    case 'send-confirmation':
      return 'One mail to confirm goes out with the next sweep, under the caps.';
    case 'send-own-page':
      return 'One mail with the link to their own page goes out with the next sweep, under the caps.';
    case 'unsubscribe':
    case 'erase':
    case 'tag':
    case 'untag':
    case 'move':
    case 'enroll':
    case 'lift':
    case 'note':
      return undefined;
  }
};

/** As what an act is noted in the journal; undefined for one that leaves no journal, or writes down itself what was done. */
export const noteOf = (act: PersonAct): { act: OperatorAct; on?: string } | undefined => {
  switch (act.kind) {
    case 'unsubscribe':
      return { act: 'unsubscribed', on: act.from };
    case 'erase':
    case 'enroll':
    case 'lift':
      return undefined;
    case 'change-address':
      return { act: 'asked-new-address' };
    case 'send-confirmation':
      return { act: 'sent-confirmation', on: act.course };
    case 'send-own-page':
      return { act: 'sent-own-page', on: act.course };
    case 'tag':
      return { act: 'tagged', on: act.tag };
    case 'untag':
      return { act: 'untagged', on: act.tag };
    case 'move':
      return { act: 'moved', on: `${act.course}/${act.to}` };
    case 'note':
      return { act: 'noted' };
  }
};

/** What is about to be done, for whoever has to confirm it. `whom` names the person. */
export const actInWords = (act: PersonAct, whom: string): string => {
  switch (act.kind) {
    case 'unsubscribe':
      return `Unsubscribe ${whom} from ${act.from}.`;
    case 'erase':
      return `Erase ${whom}: all that is on record of them goes, for good.`;
    case 'change-address':
      return `Ask at the new address whether mail for ${whom} may come there.`;
    case 'send-confirmation':
      return `Send ${whom} the mail to confirm ${act.course} again.`;
    case 'send-own-page':
      return `Send ${whom} the link to their own page of ${act.course}.`;
    case 'tag':
      return `Give ${whom} the tag ${act.tag}.`;
    case 'untag':
      return `Take the tag ${act.tag} off ${whom}.`;
    case 'move':
      return `Move ${whom} in ${act.course}: the next lesson is ${act.to}.`;
    case 'enroll':
      return `Enroll ${whom} in ${act.course}${act.startAt ? `, from ${act.startAt} on` : ''}.`;
    case 'lift':
      return `Let mail through to ${whom} again.`;
    case 'note':
      return `Keep a note about ${whom}.`;
  }
};
