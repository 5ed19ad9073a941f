import type { UnsubscribeReason } from '../../domain/subscriber/unsubscribe-reason.ts';
import type { Words } from '../../words/en.ts';
import type { FieldValues } from '../forms/form-fields.ts';

/**
 * What each template takes, by the name of its file in templates/pages: these keys, all of them and no others. Pages
 * are given the layout's values besides; `feed` and `embed-form` stand by themselves.
 */
export type TemplateValues = {
  archive: {
    title: string;
    lead: string;
    offerLink: string;
    lesson: { href: string; subject: string; preview: string } | undefined;
    list: { heading: string; promise: string; feed: string; issues: readonly IssueItem[] } | undefined;
  };
  courses: {
    title: string;
    /** Said where there is nothing at all. */
    none: string | undefined;
    courses: readonly (Marked & { href: string; title: string; promise: string; facts: readonly string[] })[];
    lists: readonly (Marked & {
      /** Where one signs up to it. */
      href: string;
      title: string;
      promise: string;
      language: string;
      feed: string;
    })[];
  };
  embed: { snippet: string; where: readonly string[] };
  'embed-form': {
    action: string;
    privacy: string;
    field: { name: 'course' | 'list'; value: string };
    button: string;
    source: string | undefined;
    consent: string;
    words: Words;
  };
  feed: {
    title: string;
    description: string;
    language: string;
    link: string;
    self: string;
    items: readonly { title: string; description: string; link: string; date: string }[];
  };
  /** A lesson or an issue, in the browser. */
  lesson: {
    position: string;
    /** The mail's own markup. */
    web: string;
    /** The address to pass it on by, where there is one for everybody. */
    share: string | undefined;
    offer: { heading: string; text: string; link: string } | undefined;
  };
  /** What happened and what comes next. The one button posts to `action`; the one link goes to `link`. */
  message: {
    heading: string;
    paragraphs: readonly string[];
    action: string | undefined;
    button: string | undefined;
    afterword: string | undefined;
    link: { href: string; label: string } | undefined;
  };
  preferences: PreferencesValues;
  privacy: {
    sections: readonly { heading: string; paragraphs: readonly string[]; items: readonly string[] }[];
  };
  'sign-up': FormValues & {
    /** What the form is for: a course or a newsletter, unseen. */
    field: { name: 'course' | 'list'; value: string };
    eyebrow: string;
    offer: { title: string; promise: string; audience: string | undefined };
    /** Where there is more than this. */
    others: { href: string; label: string } | undefined;
    /** What to know before signing up: that the course is not open yet. */
    notice: string | undefined;
    facts: readonly string[];
    formHeading: string;
    button: string;
    /** Of a course. */
    lessons:
      | readonly { number: string; subject: string; objective: string; sample: string | undefined }[]
      | undefined;
    /** Of a newsletter: the last ones that anybody may read. */
    issues: { items: readonly IssueItem[]; archivePath: string } | undefined;
    consent: string;
    /** Signed: when the form was shown. */
    shown: string;
    /** Which link led here, where it gave itself a name. */
    source: string | undefined;
    zoneGuessed: boolean;
    box: { list: string; label: string; ticked: boolean } | undefined;
    /** The CAPTCHA, where site.yaml asks for one. */
    widget: { className: string; siteKey: string; script: string } | undefined;
    humanFault: string | undefined;
  };
  unsubscribed: {
    heading: string;
    paragraphs: readonly string[];
    afterword: string | undefined;
    undo: { action: string; fields: readonly HiddenField[]; button: string | undefined } | undefined;
    why:
      | {
          action: string;
          fields: readonly HiddenField[];
          reasons: readonly { value: UnsubscribeReason; label: string }[];
          longest: number;
        }
      | undefined;
  };
};

export type TemplateName = keyof TemplateValues;
export type PageName = Exclude<TemplateName, 'feed' | 'embed-form'>;

/** What may be in another language than the page. */
type Marked = { lang: string; direction: 'ltr' | 'rtl' };
type IssueItem = { href: string; subject: string; at: string; preview: string };
type HiddenField = { name: string; value: string };
type Choice<Value> = { value: Value; label: string; chosen: boolean };

/** A form that asks for address, name and zone, with what is at fault in it. */
type FormValues = {
  fields: FieldValues;
  faults: readonly { field: string; sentence: string }[];
  faultsHeading: string;
  zoneHint: string;
  zones: readonly {
    region: string;
    zones: readonly { value: string; name: string; selected: boolean }[];
  }[];
};

/** The preference page of a person. A part that is undefined is not offered. */
type PreferencesValues = FormValues & {
  /** Where its forms post to, as far as they do not say otherwise. */
  action: string;
  note: string | undefined;
  courses: readonly OwnCourse[];
  newsletters: readonly OwnNewsletter[];
  detailsValue: string;
  address: string;
  /** Why mail can not be moved to another address; undefined where it can. */
  cannotMove: string | undefined;
  /** There is something left to leave. */
  canLeave: boolean;
  dataPath: string;
  erasePath: string;
  /** The settings that stand open as the page is shown. */
  open: Record<'details' | 'address', boolean>;
};

type OwnCourse = {
  id: string;
  title: string;
  standing: string;
  progress: string;
  done: number;
  all: number;
  undoAction: string | undefined;
  paused: boolean;
  next: { key: string; canHurry: boolean; canSkip: boolean; waitUntil: string | undefined } | undefined;
  past: readonly {
    course: string;
    href: string;
    subject: string;
    said: string;
    takeKey: string | undefined;
  }[];
  againKey: string | undefined;
  hasSettings: boolean;
  rhythm:
    | {
        value: string;
        cadences: readonly Choice<string>[];
        /** Where the course leaves no choice of them. */
        onlyCadence: string | undefined;
        /** Undefined where none of the cadences has one of the reader's own. */
        weekdays: readonly Choice<number>[] | undefined;
        weekdayHint: string | undefined;
        hours: readonly Choice<number>[];
      }
    | undefined;
  pause:
    | { value: string; earliest: string; latest: string; until: string; fault: string | undefined }
    | undefined;
  startOver: { key: string | undefined; canGoBack: boolean } | undefined;
  leaveAction: string | undefined;
  open: Record<'rhythm' | 'pause', boolean>;
};

type OwnNewsletter = {
  id: string;
  heading: string;
  value: string;
  canLeave: boolean;
  /** What joining it means; undefined where nobody can. */
  consent: string | undefined;
  /** Why nothing comes, or nobody can join. */
  text: string | undefined;
  open: boolean;
};
