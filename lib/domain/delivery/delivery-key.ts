import * as z from 'zod';
import { type LessonId, lessonId } from '../content/lesson.ts';

/** What a course sends in its order: a lesson by its id, and the mail at the end. */
export const courseMail = z.union([z.literal('closing'), lessonId]);

export type CourseMail = LessonId | 'closing';

/**
 * A lesson that is meant once more: `salt_2` in the second round of the course, `salt_2_3` the third copy of
 * it there. Ids hold no underscore, so that no lesson can have such a name.
 */
const repeatKey = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*_[1-9]\d*(_[1-9]\d*)?$/)
  .brand<'RepeatKey'>();

type RepeatKey = z.infer<typeof repeatKey>;

/** What one mail of a course is: the key of its ledger entry. Each key is sent once. */
export type DeliveryKey =
  | CourseMail
  | RepeatKey
  /** Asks to confirm a sign-up. */
  | `confirm-${number}`
  /** Asks at a new address whether mail may come there; tells the old one that it does. */
  | `address-change-${number}`
  | `address-changed-${number}`
  /** Brings somebody who signs up although they are in the course the link to their own page. */
  | `own-page-${number}`;

export const deliveryKey = z.lazy(() =>
  z.union([
    z.literal('closing'),
    z.templateLiteral(['confirm-', z.int().positive()]),
    z.templateLiteral(['address-change-', z.int().positive()]),
    z.templateLiteral(['address-changed-', z.int().positive()]),
    z.templateLiteral(['own-page-', z.int().positive()]),
    lessonId,
    repeatKey,
  ]),
);

/**
 * The name that a key has today: mails about the address were called otherwise at first, on record and in what comes
 * back from SES about them. No lesson can have one of those names.
 */
export const currentDeliveryKey = (key: string): string =>
  key.replace(/^move(d?)-(?=\d+$)/, 'address-change$1-');

/** Which occasion of a course's mail a key stands for: the round of the course, and the copy within it. */
export type Occasion = { mail: CourseMail; round: number; copy: number };

export const keyOf = ({ mail, round, copy }: Occasion): DeliveryKey => {
  if (copy > 1) return repeatKey.parse(`${mail}_${round}_${copy}`);
  return round > 1 ? repeatKey.parse(`${mail}_${round}`) : mail;
};

/** Reads a key back; undefined for the mails that are not of the course itself. */
export const occasionOf = (key: DeliveryKey): Occasion | undefined => {
  if (/^(confirm|address-changed?|own-page)-\d+$/.test(key)) return undefined;
  const [mail, round = '1', copy = '1'] = key.split('_');
  // What a key of the course begins with is a mail of it: the key's schema has checked that.
  return { mail: mail as CourseMail, round: Number(round), copy: Number(copy) };
};
