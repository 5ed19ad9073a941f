import type { Command } from 'commander';

/** What help says of a command, and what loads the command itself, which has its name and its description from here. */
export type Listed = { description: string; load: () => Promise<Command> };

/** In the order in which help lists them. Each is loaded when it is asked for: all of them together are most of Dripline. */
export const commands = {
  start: {
    description: 'Runs all of Dripline on this machine: sign-up page, inbox and a clock that can be moved',
    load: async () => (await import('./commands/start.ts')).startCommand(),
  },
  new: {
    description:
      'Begins something: writes a draft with a comment on each line, and enters it where it belongs',
    load: async () => (await import('./commands/content/new.ts')).newCommand(),
  },
  rename: {
    description:
      'Gives something another name: its file, its id, and wherever it is referred to; comments stay',
    load: async () => (await import('./commands/content/rename.ts')).renameCommand(),
  },
  remove: {
    description:
      'Takes something out of the content, and says first whom that concerns; comments elsewhere stay',
    load: async () => (await import('./commands/content/remove.ts')).removeCommand(),
  },
  add: {
    description:
      'Brings an article in: a web page, a file (Markdown, text, Word, HTML) or articles of a feed',
    load: async () => (await import('./commands/articles/add.ts')).addCommand(),
  },
  show: {
    description: 'Prints an article paragraph by paragraph, with what cites each and what nothing cites yet',
    load: async () => (await import('./commands/articles/show.ts')).showCommand(),
  },
  distil: {
    description:
      'Proposes insights: a draft for each paragraph that one may be made of, to write yourself or with a model',
    load: async () => (await import('./commands/articles/distil.ts')).distilCommand(),
  },
  judge: {
    description:
      'Asks your model whether each claim, and each passage of your own beside it, follows from the paragraphs; keeps what it says for every check',
    load: async () => (await import('./commands/articles/judge.ts')).judgeCommand(),
  },
  check: {
    description: 'Says what in the content keeps it from being published, and what you may want to change',
    load: async () => (await import('./commands/check.ts')).checkCommand(),
  },
  build: {
    description:
      'Compiles courses and newsletters into files: each mail as MJML, HTML, plain text and a whole message',
    load: async () => (await import('./commands/build.ts')).buildCommand(),
  },
  plan: {
    description: 'Shows what publishing the content would change, and whom it would reach; changes nothing',
    load: async () => (await import('./commands/plan/plan.ts')).planCommand(),
  },
  publish: {
    description: 'Puts the content files into the table and builds the courses from them; no deploy needed',
    load: async () => (await import('./commands/publish.ts')).publishCommand(),
  },
  editions: {
    description: 'Lists the editions of the content that were live lately, the last first',
    load: async () => (await import('./commands/editions.ts')).editionsCommand(),
  },
  deploy: {
    description: 'Deploys the whole application to your AWS account, or brings it up to date',
    load: async () => (await import('./commands/deploy.ts')).deployCommand(),
  },
  dns: {
    description: "Prints the DNS records that a stage's domains need, as a zone file",
    load: async () => (await import('./commands/stage/dns.ts')).dnsCommand(),
  },
  'sandbox-request': {
    description: "Writes what AWS wants to know before it lets an account out of SES's sandbox",
    load: async () => (await import('./commands/stage/sandbox-request.ts')).sandboxRequestCommand(),
  },
  desk: {
    description: "Serves the operator's pages for a stage, to this machine alone and with your own rights",
    load: async () => (await import('./commands/desk.ts')).deskCommand(),
  },
  doctor: {
    description:
      'Checks all that a stage stands on: sender, DNS, SES, events, pages, alarms, schedules, table, keys',
    load: async () => (await import('./commands/doctor/doctor.ts')).doctorCommand(),
  },
  newsletter: {
    description: 'Lists, tests, sends, pauses, resumes and cancels issues of newsletters',
    load: async () => (await import('./commands/newsletter.ts')).newsletterCommand(),
  },
  subscribers: {
    description: 'Who is here: finds and shows people, and does for them what they ask',
    load: async () => (await import('./commands/subscribers/subscribers.ts')).subscribersCommand(),
  },
  segments: {
    description:
      'Lists the segments of newsletters and how many people each holds now, or one of them with its people',
    load: async () => (await import('./commands/subscribers/segments.ts')).segmentsCommand(),
  },
  report: {
    description:
      'Says who is here, who came and left and why, what was sent, what comes next and what it costs',
    load: async () => (await import('./commands/report/report.ts')).reportCommand(),
  },
  calendar: {
    description: 'Says what goes out in the next seven days, hour by hour',
    load: async () => (await import('./commands/report/report.ts')).calendarCommand(),
  },
  costs: {
    description: 'Says what this month costs, and what ten times as many would',
    load: async () => (await import('./commands/report/report.ts')).costsCommand(),
  },
  keys: {
    description: 'Keys by which other programs may use the HTTP API of a stage; without one it does nothing',
    load: async () => (await import('./commands/keys/keys.ts')).keysCommand(),
  },
  webhooks: {
    description: 'Addresses of other systems that are told of what happens, as Standard Webhooks has it',
    load: async () => (await import('./commands/webhooks/webhooks.ts')).webhooksCommand(),
  },
  books: {
    description: 'Checks that everybody who should get a lesson or an issue is accounted for',
    load: async () => (await import('./commands/books.ts')).booksCommand(),
  },
  missed: {
    description: 'Lists who did not get a lesson or an issue, and why',
    load: async () => (await import('./commands/missed.ts')).missedCommand(),
  },
  unknown: {
    description: 'Lists every mail that SES may or may not have accepted, and what will become of it',
    load: async () => (await import('./commands/unknown.ts')).unknownCommand(),
  },
  resend: {
    description: 'Shows the mails that failed; with --yes, sends them again, each once',
    load: async () => (await import('./commands/resend.ts')).resendCommand(),
  },
  release: {
    description: 'Shows why sending is stopped and what would go out; with --yes, lets it go out',
    load: async () => (await import('./commands/release.ts')).releaseCommand(),
  },
  replay: {
    description: 'Shows the work that failed for good; with --yes, has it done once more',
    load: async () => (await import('./commands/replay.ts')).replayCommand(),
  },
  'rotate-keys': {
    description:
      'Adds a key to the stage’s secret and signs with it from now on; links signed with older keys stay valid',
    load: async () => (await import('./commands/rotate-keys.ts')).rotateKeysCommand(),
  },
} satisfies Record<string, Listed>;
