/**
 * What the mails use that some of Gmail, Outlook, Apple Mail and Yahoo do not do, by the names that caniemail
 * gives to feature and client, and why that is well. A feature that is missing here, or a client that is
 * missing from its entry, fails the suite; so does an entry that no mail needs any more.
 */
export type Exception = { in: readonly string[]; because: string };

const gmailWithoutStyles = ['gmail.mobile-webmail'];
const outlookOnWindows = ['outlook.windows', 'outlook.windows-mail'];
const gmail = ['gmail.android', 'gmail.desktop-webmail', 'gmail.ios', 'gmail.mobile-webmail'];
const yahoo = ['yahoo.android', 'yahoo.desktop-webmail', 'yahoo.ios'];
const newOutlook = ['outlook.android', 'outlook.ios', 'outlook.macos', 'outlook.outlook-com'];

/** All that matters is inline; what the style block adds is dark colours and two columns on a wide window. */
const styleBlockIsExtra =
  'The style block adds dark colours and, on a wide window, columns side by side. All else is inline, and reads well without it.';
const reset = 'A reset of MJML’s that mends one client and means nothing to the others.';

/** Features that a client does not have at all. */
export const unsupported: Readonly<Record<string, Exception>> = {
  '<style> element': { in: gmailWithoutStyles, because: styleBlockIsExtra },
  '@media': { in: [...gmailWithoutStyles, ...outlookOnWindows], because: styleBlockIsExtra },
  'Class selector': { in: gmailWithoutStyles, because: styleBlockIsExtra },
  'Type selector': { in: gmailWithoutStyles, because: styleBlockIsExtra },
  'Descendant combinator': { in: gmailWithoutStyles, because: styleBlockIsExtra },
  'Chaining selectors': {
    in: [...gmailWithoutStyles, ...outlookOnWindows, 'outlook.outlook-com'],
    because: styleBlockIsExtra,
  },
  'ID selector': { in: gmailWithoutStyles, because: reset },
  'color-scheme meta tag': {
    in: [...gmail, ...newOutlook, ...outlookOnWindows, ...yahoo, 'apple-mail.ios'],
    because:
      'Tells Apple Mail that the mail has dark colours of its own. Others recolour as they like, or not.',
  },
  'color-scheme CSS property': {
    in: [...gmail, ...newOutlook, ...yahoo, 'outlook.windows'],
    because: 'As the meta tag.',
  },
  '<body> element': {
    in: ['outlook.macos', 'yahoo.android', 'yahoo.ios'],
    because: 'Its background stands on the first table within it too.',
  },
  'display:none': {
    in: gmailWithoutStyles,
    because: 'Hides the preview line, which has no height, no overflow and no opacity either.',
  },
  opacity: {
    in: [...gmailWithoutStyles, ...outlookOnWindows],
    because: 'One of four ways to hide the preview line.',
  },
  overflow: { in: outlookOnWindows, because: 'Hides the preview line, which `mso-hide` hides there.' },
  'max-height property': {
    in: outlookOnWindows,
    because: 'Hides the preview line, which `mso-hide` hides there.',
  },
  'height property': {
    in: yahoo,
    because: 'It becomes `min-height`, which is as well for the bar of steps, the only thing with a height.',
  },
  'border-radius': { in: outlookOnWindows, because: 'Corners are square there; nothing depends on them.' },
  'table-layout': {
    in: outlookOnWindows,
    because: 'The steps of the bar have equal widths there as they are.',
  },
  'white-space': {
    in: outlookOnWindows,
    because: 'Breaks long lines of code. The element for code keeps blanks and lines there as everywhere.',
  },
  'word-break': {
    in: [...yahoo, 'outlook.windows-mail'],
    because: 'MJML’s own, for long words, of which there are none; links stand behind words.',
  },
  'word-spacing': { in: outlookOnWindows, because: reset },
  outline: { in: outlookOnWindows, because: reset },
  cursor: {
    in: [...gmail, ...newOutlook, 'apple-mail.ios', 'yahoo.ios'],
    because: 'MJML’s own, on the button, which is a link and has a hand in any case.',
  },
  'target attribute': {
    in: [...gmail, ...yahoo, 'outlook.outlook-com'],
    because: 'MJML’s own, on the button: links open in a new window there in any case.',
  },
  'aria-label attribute': {
    in: [...yahoo, 'outlook.windows-mail'],
    because:
      'Names the mail to a screen reader, which reads the heading with the same words where it is dropped.',
  },
  'aria-hidden attribute': {
    in: [...yahoo, 'outlook.windows-mail'],
    because: 'On the bar of steps, whose cells are empty, so that nothing is read there either.',
  },
  'role attribute': {
    in: ['outlook.windows-mail'],
    because: 'Says that tables are for layout. Windows Mail is retired, and its reader announces few tables.',
  },
};

/** Features that a client has in part, or with faults of its own. */
export const partial: Readonly<Record<string, string>> = {
  '<style> element': styleBlockIsExtra,
  '@media': styleBlockIsExtra,
  '!important keyword': styleBlockIsExtra,
  'Class selector': styleBlockIsExtra,
  'Type selector': styleBlockIsExtra,
  'Descendant combinator': styleBlockIsExtra,
  'Chaining selectors': styleBlockIsExtra,
  'ID selector': reset,
  '<ul>, <ol> and <dl>': 'Plain lists, neither reversed nor numbered by hand.',
  '<body> element': 'Becomes a `div` with the same style.',
  'color-scheme CSS property': 'As the meta tag.',
  'align attribute': 'Beside `text-align`, which says the same.',
  background: 'Plain colours only, which all of them take.',
  border: 'Thinner than the 8 pixels that Outlook draws; only on `div`, `p` and cells.',
  'border-radius': 'One value for all corners, in pixels.',
  cursor: 'MJML’s own, on the button.',
  'dir attribute': 'Left to right everywhere, which is what they assume.',
  direction: 'Left to right everywhere, which is what they assume.',
  display: 'Only `block`, `inline-block`, `none` and the table’s values, which they take.',
  'display:none': 'On the preview line, a plain `div` without a table in it.',
  'font-size': 'In pixels, which all of them take.',
  'font-weight': 'Numbers for semi-bold, which becomes bold.',
  'height attribute': 'MJML’s own, on empty cells.',
  'height property': 'On cells, where Outlook takes it.',
  'lang attribute': 'Kept on the parts, dropped from `html`, which the client owns.',
  'letter-spacing': 'A hair of space in the small headings; nothing is lost without it.',
  'line-height': 'A plain number for text. Outlook’s lines are a little tighter.',
  'mailto: links': 'Open in the browser’s mail program instead of Yahoo’s own.',
  margin: 'No negative ones; on paragraphs and headings, where all of them take it.',
  'max-width': 'MJML gives Outlook a table of fixed width beside it, in a comment only Outlook reads.',
  overflow: 'On the preview line and the outermost box only.',
  padding: 'On cells, where Outlook takes it; the links in the foot sit closer together there.',
  'role attribute': 'Dropped by Yahoo where it takes out ARIA; the tables hold no headings to announce.',
  'table-layout': 'The steps of the bar have equal widths as they are.',
  'target attribute': 'MJML’s own, on the button.',
  'text-align': '`left` and `right`, which all of them take.',
  'text-decoration': '`none` and `underline`, which all of them take.',
  'text-transform': 'MJML’s own `none`, on the button.',
  'white-space': '`pre-wrap`, on code alone.',
  'width attribute': 'In pixels, in the tables for Outlook.',
  'width property': 'On tables and cells, where Outlook takes it.',
  'word-break': 'MJML’s own, for long words, of which there are none.',
  'word-spacing': reset,
};
