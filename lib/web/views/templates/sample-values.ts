import { en as words } from '../../../words/en.ts';
import type { LayoutValues } from '../layout-values.ts';
import type { TemplateValues } from '../template-values.ts';

const fault = 'Something is wrong with it.';
const form = {
  fields: { email: { value: 'nobody', fault }, firstName: { value: '<b>', fault }, zone: { fault } },
  faults: [{ field: 'email', sentence: 'This is no address.' }],
  faultsHeading: 'Three things are at fault',
  zoneHint: 'Lessons come at 09:00.',
  zones: [{ region: 'Europe', zones: [{ value: 'Europe/Berlin', name: 'Berlin', selected: true }] }],
};
const hidden = { action: '/somewhere', fields: [{ name: 'kind', value: 'why' }] };
const choice = <Value>(value: Value) => ({ value, label: 'This one', chosen: true });

/**
 * Every template with all that it can show. The types say which keys there are; a test, that each of them is read. A
 * template of an operator's own is held against them before it is used.
 */
export const sampleValues: TemplateValues = {
  archive: {
    title: 'Bread',
    lead: 'All of it.',
    offerLink: 'To the course',
    lesson: { href: '/lessons/bread/salt', subject: 'Salt', preview: 'Two pinches.' },
    list: {
      heading: 'Issues',
      promise: 'One a month.',
      feed: '/issues/letters/feed.xml',
      issues: [{ href: '/issues/letters/one', subject: 'One', at: 'Monday', preview: 'The first.' }],
    },
  },
  embed: { snippet: '<form></form>', where: ['On a page of your own.'] },
  'embed-form': {
    action: '/subscribe',
    privacy: '/privacy',
    field: { name: 'course', value: 'bread' },
    button: 'Send me the lessons',
    source: 'mill',
    consent: 'You agree.',
    words,
  },
  feed: {
    title: 'Letters',
    description: 'One a month.',
    language: 'en',
    link: '/archive/bread',
    self: '/issues/letters/feed.xml',
    items: [{ title: 'One', description: 'The first.', link: '/issues/letters/one', date: 'Mon, 05 Jan' }],
  },
  lesson: {
    position: 'Lesson 1 of 12',
    web: '<article></article>',
    share: 'https://course.test/lessons/bread/salt',
    offer: { heading: 'Want more?', text: 'Eleven more.', link: 'To the course' },
  },
  message: {
    heading: 'Confirm?',
    paragraphs: ['One press.'],
    action: '/confirm/token',
    button: 'Confirm',
    afterword: 'Or do nothing.',
    link: { href: '/courses/bread', label: 'To the course' },
  },
  preferences: {
    ...form,
    action: '/preferences/token',
    note: 'Saved.',
    courses: [
      {
        id: 'bread',
        title: 'Bread',
        standing: 'Lesson two comes on Tuesday.',
        progress: '1 of 12',
        done: 1,
        all: 12,
        undoAction: '/undo/token',
        paused: true,
        next: { key: 'salt', canHurry: true, canSkip: true, waitUntil: 'Tomorrow again.' },
        past: [{ course: 'bread', href: '/read/token', subject: 'Salt', said: 'skipped', takeKey: 'salt' }],
        againKey: 'salt_1_2',
        hasSettings: true,
        rhythm: {
          value: 'Tuesdays',
          cadences: [choice('weekly')],
          onlyCadence: 'weekly',
          weekdays: [choice(2)],
          weekdayHint: 'The day counts for once a week.',
          hours: [choice(9)],
        },
        pause: {
          value: 'None',
          earliest: '2026-01-07',
          latest: '2027-01-07',
          until: '',
          fault: 'No such day.',
        },
        startOver: { key: 'flour-and-water_2', canGoBack: true },
        leaveAction: '/unsubscribe/token',
        open: { rhythm: true, pause: true },
      },
    ],
    newsletters: [
      {
        id: 'letters',
        heading: 'Letters',
        value: 'No',
        canLeave: true,
        consent: 'You agree.',
        text: 'It has ended.',
        open: true,
      },
    ],
    detailsValue: 'Ada, Berlin',
    address: 'ada@example.org',
    cannotMove: undefined,
    canLeave: true,
    dataPath: '/preferences/token/data',
    erasePath: '/preferences/token/erase',
    open: { details: true, address: true },
  },
  courses: {
    title: 'All courses',
    none: 'There is none.',
    courses: [
      {
        lang: 'fr-FR',
        direction: 'ltr',
        href: '/courses/pain',
        title: 'Le pain',
        promise: 'Un bon pain.',
        facts: ['12 lessons', 'French'],
      },
    ],
    lists: [
      {
        lang: 'en-GB',
        direction: 'ltr',
        href: '/lists/letters',
        title: 'Letters',
        promise: 'Now and then.',
        language: 'English',
        feed: '/issues/letters/feed.xml',
      },
    ],
  },
  privacy: { sections: [{ heading: 'What we keep', paragraphs: ['Little.'], items: ['Your address.'] }] },
  'sign-up': {
    field: { name: 'course', value: 'bread' },
    eyebrow: 'A course',
    others: { href: '/courses', label: 'All courses' },
    formHeading: 'Begin',
    button: 'Send me the lessons',
    issues: {
      items: [{ href: '/issues/letters/one', subject: 'One', at: 'Monday', preview: 'The first.' }],
      archivePath: '/archive/letters',
    },
    notice: 'Not open yet.',
    ...form,
    offer: { title: 'Bread', promise: 'A loaf.', audience: 'For anyone.' },
    facts: ['12 lessons'],
    lessons: [{ number: 'Lesson 1', subject: 'Salt', objective: 'Say what it does.', sample: '/lessons' }],
    consent: 'You agree.',
    shown: 'a.signed.token',
    source: 'spring-fair',
    zoneGuessed: true,
    box: { list: 'letters', label: 'Letters as well', ticked: true },
    widget: { className: 'captcha', siteKey: 'a-key', script: 'https://captcha.test/api.js' },
    humanFault: 'Please show that you are a person.',
  },
  unsubscribed: {
    heading: 'You have left',
    paragraphs: ['No more mail.'],
    afterword: 'Farewell.',
    undo: { ...hidden, button: 'Come back' },
    why: { ...hidden, reasons: [{ value: 'no-time', label: 'No time' }], longest: 500 },
  },
};

/** What the layout is given besides. */
export const sampleLayout: LayoutValues = {
  words,
  direction: 'ltr',
  head: {
    title: 'A page',
    description: 'What it is about.',
    canonical: 'https://course.test/page',
    card: { url: 'https://course.test/images/card.png', width: 1200, height: 630, words: 'A page' },
  },
  assets: { style: 'p{margin:0}', timeZoneScript: 'void 0;' },
  homePath: '/courses/bread',
  framed: true,
  archivePath: '/archive/bread',
  icon: { url: '/icon.png', type: 'image/png' },
  site: {
    brand: 'Bread',
    postalAddress: '1 Mill Lane',
    contact: 'baker@course.test',
    logo: { url: '/logo.png', width: 200, height: 50 },
  },
};
