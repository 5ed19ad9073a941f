import type { Consent } from '../subscriber/consent.ts';
import type { BadNews, JournalEntry, OperatorAct } from '../subscriber/journal.ts';
import type { MemberChange } from '../subscriber/member-change.ts';
import type { TimeZone } from '../time/time-zone.ts';
import type { Happened, Moment } from './chronicle.ts';
import { momentInWords } from './moment-in-words.ts';
import { capInWords, leftInWords, mailInWords, suppressionInWords } from './why-in-words.ts';

/** One event of somebody's chronicle as a line, without its moment. It names no address. */
export const happenedInWords = ({ of, what }: Moment, zone: TimeZone): string => {
  const words = wordsOf(what, zone);
  return of === undefined ? words : `${of}: ${words}`;
};

/** Of an import, its own words say more. */
const howInWords: Partial<Record<Consent['mechanism'], string>> = {
  'sign-up form': 'by the sign-up form',
  'own page': 'by the own page',
  api: 'by another program',
};

const wordsOf = (what: Happened, zone: TimeZone): string => {
  switch (what.kind) {
    case 'on-record':
      return 'came on record';
    case 'asked': {
      const { mechanism, source, signUpSource } = what.consent;
      const by = howInWords[mechanism] ?? `elsewhere (${source ?? 'import'})`;
      return `asked for ${by}${signUpSource ? `, from the link “${signUpSource}”` : ''}`;
    }
    case 'confirmed':
      return what.consent.mechanism === 'import' ? 'had confirmed elsewhere' : 'confirmed';
    case 'mail':
      return mailMoment(what);
    case 'completed':
      return 'completed';
    case 'left': {
      const { reason, way, why } = what.left;
      return `${leftInWords(reason, way)}${why ? `; they said: ${why}` : ''}`;
    }
    case 'parting-words':
      return `said as they left: “${what.words}”`;
    case 'address-asked':
      return 'asked for a new address, which has not agreed yet';
    case 'suppressed':
      return `no more mail: ${suppressionInWords[what.reason]}`;
    case 'lifted':
      return liftedInWords(what.by);
    case 'change':
      return changeInWords(what.change, zone);
    case 'journal':
      return journalInWords(what.entry);
  }
};

const newsInWords: Record<BadNews, string> = {
  delayed: 'it was delayed',
  'bounced-for-now': 'it came back, for now',
  'bounced-for-good': 'it came back, for good',
  complained: 'its reader reported it as unwanted',
  refused: 'SES refused what was in it',
};

const mailMoment = ({ mail, entry, said }: Extract<Happened, { kind: 'mail' }>): string => {
  const name = mailInWords(mail);
  const then = said.map((news) => `; then ${newsInWords[news]}`).join('');
  switch (entry.status) {
    case 'sent':
      return `${name} went out${entry.attempt === 2 ? ' at the second try' : ''}: SES took it${then}`;
    case 'failed':
      return `${name} failed: ${entry.reason}${then}`;
    case 'skipped':
      return `${name} was skipped: ${entry.reason}${then}`;
    case 'expired':
      return `${name} could not come before its time was over`;
    case 'sending':
      return `${name} is being handed over`;
    case 'unknown':
      return `${name}: SES gave no answer${entry.final ? ', and nothing more is tried' : ''}${then}`;
  }
};

const liftedInWords = (by: Extract<Happened, { kind: 'lifted' }>['by']): string => {
  switch (by.kind) {
    case 'confirmed-sign-up':
      return 'mail is let through again: they have signed up and confirmed';
    case 'confirmed-address':
      return 'mail is let through again: the address has agreed';
    case 'operator':
      return `mail is let through again by an operator${by.note ? `: ${by.note}` : ''}`;
  }
};

const changeInWords = (change: Exclude<MemberChange, { kind: 'left' }>, zone: TimeZone): string => {
  switch (change.kind) {
    case 'back':
      return 'came back';
    case 'paused':
      return `paused until ${momentInWords(change.until, zone)}`;
    case 'resumed':
      return 'ended the pause';
    case 'rhythm': {
      const { cadence, weekday, hour } = change;
      const day = weekday === undefined ? '' : `, weekday ${weekday} (1 is Monday)`;
      return `changed when lessons come: ${cadence}${day}${hour === undefined ? '' : `, at ${hour} o’clock`}`;
    }
    case 'began-anew':
      return 'began the course anew';
    case 'went-back':
      return 'went back to where they had been';
  }
};

const actInWords: Record<OperatorAct, string> = {
  noted: 'noted',
  unsubscribed: 'unsubscribed them',
  exported: 'exported their data',
  'asked-new-address': 'asked for a new address for them',
  'sent-confirmation': 'had the confirmation sent again',
  'sent-own-page': 'had the link to their own page sent',
  lifted: 'let mail through again',
  tagged: 'tagged them',
  untagged: 'took a tag off them',
  enrolled: 'enrolled them',
  moved: 'moved them to another lesson',
};

const journalInWords = (entry: JournalEntry): string => {
  switch (entry.kind) {
    case 'act': {
      const { act, on, note } = entry;
      return `an operator ${actInWords[act]}${on ? ` (${on})` : ''}${note ? `: ${note}` : ''}`;
    }
    case 'capped': {
      const asked = entry.courseId ? `a mail of ${entry.courseId}` : 'a mail about their address';
      return `${asked} was asked for and held back: ${capInWords[entry.by]}`;
    }
    case 'feedback':
      return `${entry.mail}: ${newsInWords[entry.news]}`;
    case 'details': {
      const zone = entry.zone ? [`time zone: ${entry.zone}`] : [];
      return `changed their details (${[...zone, ...(entry.name ? ['name'] : [])].join(', ')})`;
    }
    case 'address-changed':
      return 'their address was exchanged for a new one, which had agreed';
  }
};
