import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createAssets } from '../../../lib/web/views/assets.ts';
import { layoutValues } from '../../../lib/web/views/layout-values.ts';
import type { TemplateName, TemplateValues } from '../../../lib/web/views/template-values.ts';
import { createTemplates } from '../../../lib/web/views/templates.ts';
import { wordsOf } from '../../../lib/web/views/words-of.ts';
import { baseUrl, sampleCourse } from '../../fixtures/sample-course.ts';
import { templates as folder } from '../../worlds/web-in-memory.ts';
import { templateReads, valuePaths } from './template-reads.ts';

const words = wordsOf(sampleCourse);
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

/** Every template with all that it can show. The types say which keys there are; the test, that each of them is read. */
const everything: TemplateValues = {
  archive: {
    course: { title: 'Bread' },
    lesson: { href: '/lessons/bread/salt', subject: 'Salt', preview: 'Two pinches.' },
    list: {
      heading: 'Issues',
      promise: 'One a month.',
      feed: '/issues/letters/feed.xml',
      issues: [{ href: '/issues/letters/one', subject: 'One', at: 'Monday', preview: 'The first.' }],
    },
  },
  embed: { snippet: '<form></form>', where: ['On a page of your own.'] },
  'embed-form': { action: '/subscribe', privacy: '/privacy', course: 'bread', consent: 'You agree.', words },
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
    offer: { heading: 'Want more?', text: 'Eleven more.' },
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
    course: { title: 'Bread' },
    action: '/preferences/token',
    note: 'Saved.',
    standing: 'Lesson two comes on Tuesday.',
    progress: '1 of 12',
    done: 1,
    all: 12,
    undoAction: '/undo/token',
    paused: true,
    next: { key: 'salt', canHurry: true, canSkip: true, waitUntil: 'Tomorrow again.' },
    past: [{ href: '/read/token', subject: 'Salt', said: 'skipped', takeKey: 'salt' }],
    againKey: 'salt_1_2',
    rhythm: {
      value: 'Tuesdays',
      cadences: [choice('weekly')],
      weekdays: [choice(2)],
      hours: [choice(9)],
    },
    pause: { value: 'None', earliest: '2026-01-07', latest: '2027-01-07', until: '', fault: 'No such day.' },
    startOver: { key: 'flour-and-water_2', canGoBack: true },
    newsletter: { heading: 'Letters', value: 'No', isMember: false, consent: 'You agree.' },
    detailsValue: 'Ada, Berlin',
    address: 'ada@example.org',
    canMove: true,
    leaveAction: '/unsubscribe/token',
    dataPath: '/preferences/token/data',
    erasePath: '/preferences/token/erase',
    open: { rhythm: true, pause: true, newsletter: true, details: true, address: true },
  },
  privacy: { sections: [{ heading: 'What we keep', paragraphs: ['Little.'], items: ['Your address.'] }] },
  'sign-up': {
    notice: 'Not open yet.',
    ...form,
    course: { id: sampleCourse.course.id, title: 'Bread', promise: 'A loaf.', audience: 'For anyone.' },
    facts: ['12 lessons'],
    lessons: [{ number: 'Lesson 1', subject: 'Salt', objective: 'Say what it does.', sample: '/lessons' }],
    consent: 'You agree.',
    shown: 'a.signed.token',
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
    why: { ...hidden, reasons: [{ value: 'no-time', label: 'No time' }] },
  },
};

// The keys of the object are those of its type.
const names = Object.keys(everything) as TemplateName[];
const assets = createAssets(folder).paths;
const head = { title: 'A page', description: 'What it is about.', path: '/page' };
const layout = layoutValues(sampleCourse, words, head, { assets, baseUrl, framed: true });
const isOfWords = (path: string) => path.startsWith('words.');
const layoutPaths = valuePaths(layout).filter((path) => !isOfWords(path));

const ownPaths = (name: TemplateName) => valuePaths(everything[name]).filter((path) => !isOfWords(path));
const isInLayout = (name: TemplateName) => templateReads(folder, name).partials.includes('layout');

describe('a template', () => {
  it.each(names)('%s reads every value that it is given, and no other', (name) => {
    const read = templateReads(folder, name).paths.filter((path) => !isOfWords(path));
    const around = isInLayout(name) ? layoutPaths : [];
    expect(read.filter((path) => !around.includes(path))).toEqual(ownPaths(name));
  });

  it.each(names)('%s says words that there are', (name) => {
    const said = templateReads(folder, name).paths.filter(isOfWords);
    const known = valuePaths({ words });
    expect(said.filter((path) => !known.includes(path))).toEqual([]);
  });

  it.each(names)('%s is made from exactly these values', (name) => {
    const render = <N extends TemplateName>(of: N, around: object) =>
      createTemplates(folder).render(of, { ...everything[of], ...around });
    const made = render(name, isInLayout(name) ? layout : {});
    expect(made).not.toMatch(/undefined|\[object/);
    expect(made.length).toBeGreaterThan(50);
  });

  it('lies in the folder for a page, a fragment or a part of one', () => {
    const used = names.flatMap((name) => [name, ...templateReads(folder, name).partials]);
    const there = readdirSync(folder).flatMap((file) =>
      file.endsWith('.hbs') ? basename(file, '.hbs') : [],
    );
    expect(there.toSorted()).toEqual([...new Set(used)].toSorted());
  });
});

describe('the layout', () => {
  it('is given nothing that neither it nor any page reads', () => {
    const read = new Set(names.filter(isInLayout).flatMap((name) => templateReads(folder, name).paths));
    expect(layoutPaths.filter((path) => !read.has(path))).toEqual([]);
  });
});
