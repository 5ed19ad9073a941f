/** A guard of the sender, and what the source looks like without it. */
export type Guard = {
  /** What it keeps from happening. */
  name: string;
  /** Each text stands in its file exactly once. */
  edits: readonly { file: string; from: string; to: string }[];
  /** The suites that should notice, the quickest first; the run ends with the first that fails. */
  suites: readonly string[];
};

const rules = ['tests/domain'];
const feedback = ['tests/domain', 'tests/pipeline'];
const simulation = [
  'tests/simulation/leases.test.ts',
  'tests/simulation/rate-limiter.test.ts',
  'tests/simulation/enumerated.test.ts',
  'tests/simulation/interleavings.test.ts',
];
const wire = ['tests/sender/wire-shapes.test.ts'];
const newsletters = [
  'tests/domain/newsletter/issue-delivery.test.ts',
  'tests/pipeline/send/fan-out-issue.test.ts',
  'tests/simulation/newsletter-enumerated.test.ts',
  'tests/simulation/newsletter-interleavings.test.ts',
];
const sweeps = ['tests/sender/sweeps.test.ts'];

const guard = (name: string, file: string, from: string, to: string, suites: readonly string[]): Guard => ({
  name,
  edits: [{ file, from, to }],
  suites,
});

const table = 'lib/adapters/dynamodb/table.ts';
const mailer = 'lib/adapters/ses/mailer.ts';
const classifyFailure = 'lib/adapters/ses/classify-failure.ts';
const refusals = 'lib/domain/delivery/refusals.ts';
const ledger = 'lib/domain/delivery/ledger-entry.ts';
const enrollment = 'lib/domain/enrollment/enrollment.ts';
const enrollmentLedger = 'lib/domain/enrollment/enrollment-ledger.ts';
const activation = 'lib/domain/enrollment/activate-enrollment.ts';
const nextStep = 'lib/domain/enrollment/next-step.ts';
const dueTime = 'lib/domain/enrollment/due-time.ts';
const courseRequest = 'lib/domain/enrollment/course-request.ts';
const permits = 'lib/domain/sending/permits.ts';
const resendFailed = 'lib/domain/enrollment/resend-failed.ts';
const sending = 'lib/domain/sending/sending-state.ts';
const health = 'lib/domain/sending/health.ts';
const delivery = 'lib/pipeline/send/send-delivery.ts';
const rateLimiter = 'lib/pipeline/send/rate-limiter.ts';
const issueDelivery = 'lib/domain/newsletter/issue-delivery.ts';
const issueRecord = 'lib/domain/newsletter/issue-record.ts';
const deliverIssue = 'lib/pipeline/send/deliver-issue.ts';
const fanOut = 'lib/pipeline/send/fan-out-issue.ts';

export const guards: readonly Guard[] = [
  // ── What publishing does to people ──
  guard(
    'nothing is published before a question is answered',
    'lib/pipeline/publish/build-course.ts',
    'if (questions.length > 0) {',
    'if (questions.length < 0) {',
    ['tests/pipeline/publish/find-questions.test.ts'],
  ),
  guard(
    'what is at fault is not taken for what was removed',
    'lib/pipeline/publish/sound-part.ts',
    'return new Map([...others, ...asLive, ...renamed, ...cards]);',
    'return new Map(others);',
    ['tests/pipeline/publish/build-course.partial.test.ts'],
  ),
  guard(
    'an issue is not withdrawn while its renamed file is at fault',
    'lib/pipeline/publish/sound-part.ts',
    '...asLive, ...renamed, ...cards]',
    '...asLive, ...cards]',
    ['tests/pipeline/publish/build-course.partial.test.ts'],
  ),
  guard(
    'a plan of issues leaves the record as it is',
    'lib/pipeline/plan/plan-publish.ts',
    '...rehearse(ports)',
    '',
    ['tests/pipeline/plan/plan-publish.test.ts'],
  ),
  guard(
    'a plan knows who gets a lesson out of order',
    'lib/domain/reports/reach.ts',
    'index < last',
    'index > last',
    ['tests/domain/reports/reach.test.ts'],
  ),
  guard(
    'a course that has ended sends nothing',
    'lib/pipeline/send/deliver-course-mail.ts',
    'if (published.ended !== undefined && enrollment !== stored)',
    'if (stored.version < 0)',
    ['tests/web/routes/sign-up.test.ts'],
  ),
  guard(
    'a lesson that came by its former name has come',
    'lib/domain/enrollment/as-published.ts',
    'const named = underTodaysNames(enrollment, history);',
    'const named = enrollment;',
    ['tests/domain/enrollment/as-published.test.ts'],
  ),
  guard(
    'an issue that went out by its former name is not sent again',
    'lib/pipeline/publish/sent-names.ts',
    'names.some((name) => isNamed(record, name))',
    'record.issueId === file',
    ['tests/pipeline/publish/sent-names.test.ts'],
  ),
  guard(
    'the end of a newsletter is for good',
    'lib/pipeline/publish/plan-build.ts',
    'over.length > 0) return {',
    'over.length < 0) return {',
    ['tests/pipeline/publish/find-questions.test.ts'],
  ),
  guard(
    'nobody goes back to a course that has ended',
    'lib/pipeline/unsubscribe/come-back.ts',
    'course.ended === undefined ? { outline: outlineOf(course) } : undefined;',
    '({ outline: outlineOf(course) });',
    ['tests/pipeline/unsubscribe/unsubscribe.test.ts', 'tests/web/views/way-back-in-words.test.ts'],
  ),
  guard(
    'nobody goes back to a newsletter that has ended',
    'lib/pipeline/unsubscribe/come-back.ts',
    'return list?.ended === undefined ? { outline: undefined } : undefined;',
    'return { outline: undefined };',
    ['tests/pipeline/unsubscribe/unsubscribe.test.ts', 'tests/web/views/way-back-in-words.test.ts'],
  ),
  guard(
    'what is wrong with the sender is everybody’s',
    classifyFailure,
    ": { kind: 'halted', reason: reasonOf(error) };",
    ": { kind: 'not-taken', reason: reasonOf(error) };",
    wire,
  ),
  // ── What is stored ──
  guard(
    'an item of a later version is left alone',
    'lib/adapters/dynamodb/upgrade-item.ts',
    'if (from.data > schemaVersion)',
    'if (from.data < 0)',
    ['tests/adapters/dynamodb/upgrade-item.test.ts'],
  ),
  guard(
    'an item of the first edition is read by today’s names',
    'lib/adapters/dynamodb/upgrade-item.ts',
    'upgraded = steps.get(version)?.[kind]?.(upgraded) ?? upgraded;',
    'upgraded = { ...upgraded };',
    ['tests/adapters/dynamodb/upgrade-item.test.ts', 'tests/sender/upgrade.test.ts'],
  ),

  // ── The claim ──
  guard('the version condition of a write', table, "'#version = :version',", "'#version <> :none',", sweeps),
  guard(
    'the owner token',
    ledger,
    "entry?.status === 'sending' && entry.owner === owner ? entry : undefined",
    "entry?.status === 'sending' ? entry : undefined",
    rules,
  ),
  guard(
    'the claim is written before the call',
    delivery,
    'const claimed = await saveClaim(delivery, delivery.claim(owner, now, leaseUntil), owner);',
    'const claimed = delivery.claim(owner, now, leaseUntil) as Item | undefined;',
    simulation,
  ),
  guard(
    'the lease is looked at before the call',
    delivery,
    'if (timeToSpare(ports, hold) < 0) {',
    'if (timeToSpare(ports, hold) < Number.NEGATIVE_INFINITY) {',
    feedback,
  ),
  guard(
    'a clock put back to before the claim gives the mail back',
    delivery,
    'return millisecondsBetween(now, claimedAt) > lookMilliseconds',
    'return millisecondsBetween(now, claimedAt) > Number.POSITIVE_INFINITY',
    feedback,
  ),
  guard(
    'a look that is old counts no more',
    delivery,
    '> lookMilliseconds) {',
    '> Number.POSITIVE_INFINITY) {',
    simulation,
  ),
  guard(
    'waiting for another turn leaves time to give the claim back',
    delivery,
    'rateLimiter.take(permit.kind, timeToSpare(ports, hold));',
    'rateLimiter.take(permit.kind, patienceMilliseconds);',
    simulation,
  ),
  guard(
    'whoever has left by the last look gets nothing',
    'lib/pipeline/send/deliver-course-mail.ts',
    "if (held.standing.status === 'left') return",
    'if (held.version < 0) return',
    simulation,
  ),
  guard(
    'a lease that runs keeps others away',
    ledger,
    "entry.leaseUntil > now ? { kind: 'wait' }",
    "entry.leaseUntil < now ? { kind: 'wait' }",
    rules,
  ),
  guard(
    'a claim whose answer was lost is still one’s own',
    delivery,
    'return stored && isHeldBy(stored, owner) ? stored : undefined;',
    'return undefined;',
    simulation,
  ),
  guard(
    'the outcome is written again until it is stored',
    delivery,
    'await clock.wait(pause);',
    'return;',
    simulation,
  ),
  guard(
    'a surprise before the call gives the claim back',
    delivery,
    'await makeReady(ports, delivery, hold, permit).catch(notAsked);',
    'await makeReady(ports, delivery, hold, permit);',
    simulation,
  ),

  // ── The call ──
  guard('one attempt a call', mailer, '    maxAttempts: 1,\n', '', wire),
  {
    name: 'the time limit of a call',
    edits: [
      { file: mailer, from: '      throwOnRequestTimeout: true,\n', to: '' },
      { file: mailer, from: 'abortSignal: AbortSignal.timeout(timeLimitMilliseconds),', to: '' },
    ],
    suites: wire,
  },
  guard(
    'a call is aborted in the middle of an answer',
    mailer,
    'abortSignal: AbortSignal.timeout(timeLimitMilliseconds),',
    '',
    wire,
  ),
  guard(
    'a server error proves nothing',
    classifyFailure,
    "error instanceof SESServiceException && error.$fault === 'client'",
    'error instanceof SESServiceException',
    wire,
  ),
  guard(
    'the day’s quota is not the rate',
    classifyFailure,
    '/daily message quota/i.test(message)',
    'false',
    wire,
  ),
  guard(
    'a refusal of the account is nobody’s fault',
    classifyFailure,
    'if (/configuration set/i.test(message))',
    'if (false)',
    wire,
  ),
  guard(
    'a refusal that does not speak of an address is nobody’s fault',
    classifyFailure,
    'if (mayBeTheirs && aboutAnAddress.test(message) && !namesAnother)',
    'if (mayBeTheirs && !namesAnother)',
    wire,
  ),
  guard(
    'a refusal that names somebody else is not the recipient’s fault',
    classifyFailure,
    'aboutAnAddress.test(message) && !namesAnother)',
    'aboutAnAddress.test(message))',
    wire,
  ),
  guard(
    'a sender who is not verified is no sandbox',
    classifyFailure,
    'identities.every((identity) =>',
    'identities.some((identity) =>',
    wire,
  ),
  guard(
    'what never left is not unknown',
    classifyFailure,
    'if (neverConnected.has(codeOf(error)))',
    'if (false)',
    wire,
  ),

  // ── What became of it ──
  guard(
    'a throttled mail goes back without a mark',
    delivery,
    "    case 'quota-used-up':\n      return { item: delivery.giveBack(held, now), outcome: result.kind };\n",
    "    case 'quota-used-up':\n      return { item: delivery.becomeUnknown(held, now), outcome: result.kind };\n",
    [...simulation, ...sweeps],
  ),
  guard(
    'a mail without an answer is unknown, not due',
    delivery,
    "item: delivery.becomeUnknown(held, now), outcome: 'unknown'",
    "item: delivery.giveBack(held, now), outcome: 'unknown'",
    simulation,
  ),
  guard(
    'a dead worker’s mail is unknown, not due',
    ledger,
    "{ kind: 'wait' } : { kind: 'call-unknown' }",
    "{ kind: 'wait' } : { kind: 'resend' }",
    rules,
  ),
  guard(
    'an event settles what is under way',
    ledger,
    "entry?.status === 'sending' || entry?.status === 'unknown'\n    ?",
    "entry?.status === 'unknown'\n    ?",
    [...rules, ...simulation],
  ),
  guard(
    'an event settles nothing but what was claimed',
    ledger,
    "entry?.status === 'sending' || entry?.status === 'unknown'\n    ?",
    "entry && 'attempt' in entry\n    ?",
    feedback,
  ),
  guard(
    'an unknown mail waits a day for its events',
    ledger,
    'unknownPatience = { hours: 24 }',
    'unknownPatience = { hours: 1 }',
    rules,
  ),
  guard('there is no third mail', ledger, 'mayResend && entry.attempt === 1', 'mayResend', rules),
  guard('a policy of "hold" is obeyed', nextStep, "outline.unknownPolicy === 'resend-once'", 'true', rules),
  guard('a withdrawn lesson is not sent again', nextStep, '    isPublished(key, outline) &&\n', '', rules),
  guard(
    'sent and next due are one write',
    enrollmentLedger,
    "afterDelivery(withEntry(enrollment, key, { status: 'sent', at, attempt }), key, outline, at);",
    "withEntry(enrollment, key, { status: 'sent', at, attempt });",
    rules,
  ),

  // ── Who gets it ──
  guard(
    'a suppressed address gets nothing',
    'lib/pipeline/send/deliver-course-mail.ts',
    'if (suppression && !(askedAt && givesWayTo(suppression, askedAt, published.site.signUp))) {',
    'if (suppression && !askedAt && !suppression) {',
    [...feedback, ...simulation],
  ),
  guard(
    'a bounce keeps mail away for its time',
    'lib/domain/subscriber/suppression.ts',
    "days: bounce === 'transient' ? waits.daysAfterTransientBounces : waits.daysAfterHardBounce,",
    'days: 0,',
    rules,
  ),
  guard(
    'a complaint gives way to no sign-up',
    'lib/domain/subscriber/suppression.ts',
    "case 'complaint':\n      return undefined;",
    "case 'complaint':\n      return at;",
    rules,
  ),
  guard(
    'a confirmation link lifts nothing before its time',
    'lib/pipeline/readmit.ts',
    "if (!givesWayTo(suppression, askedAt, waits)) return 'stands';",
    '',
    feedback,
  ),
  guard(
    'who has left by choice does not go on at a new address',
    'lib/domain/subscriber/standing.ts',
    "standing.status === 'left' && standing.reason === 'bounce' && standing.was !== 'pending';",
    "standing.status === 'left';",
    rules,
  ),
  guard(
    'leaving leaves nothing due',
    enrollment,
    'inFlight(left) ? left : withDue(left, undefined);',
    'left;',
    rules,
  ),
  guard(
    'what was under way when somebody left comes to an end',
    enrollment,
    'inFlight(left) ? left : withDue(left, undefined);',
    'withDue(left, undefined);',
    rules,
  ),
  guard(
    'a link of an earlier sign-up opens nothing',
    activation,
    'return episode === link.episode ? { request: undefined } : undefined;',
    'return { request: undefined };',
    rules,
  ),
  guard(
    'a link confirms its own request and no other',
    activation,
    'waitingNumber(waiting, link.number)',
    'waiting.at(-1)',
    rules,
  ),
  guard(
    'a sign-up that is not confirmed ends',
    nextStep,
    "standing.status === 'pending' && later(standing.requestedAt, confirmationLife) <= now",
    'false',
    rules,
  ),
  guard(
    'an earlier mail does not hold up a confirmation',
    enrollment,
    "enrollment.standing.status !== 'pending' || key === confirmationKey(enrollment)",
    'key.length > 0',
    rules,
  ),

  guard(
    'whoever is gone is not due for ever',
    'lib/pipeline/send/deliver-course-mail.ts',
    "if (!subscriber) return stopped('erased', 'erased');",
    "if (!subscriber) return { kind: 'not-ready', outcome: 'gone' };",
    feedback,
  ),

  // ── When ──
  guard(
    'five days between two lessons',
    'lib/domain/time/cadence.ts',
    'closest === 7 ? 5 : closest - 1',
    'closest === 7 ? 0 : closest - 1',
    rules,
  ),
  guard(
    'never two lessons on one day of the reader',
    'lib/domain/time/cadence.ts',
    "pattern.kind === 'every' ? pattern.days : 1",
    "pattern.kind === 'every' ? pattern.days : 0",
    rules,
  ),
  guard(
    'every so many days, and no sooner',
    'lib/domain/time/cadence.ts',
    "pattern.kind === 'every' ? pattern.days : 1",
    "pattern.kind === 'every' ? 1 : 1",
    rules,
  ),
  guard(
    'a lesson waits the days that its author wants before it',
    dueTime,
    'mayFollowFrom(last, enrollment, gapBeforeNext(enrollment, outline))',
    'mayFollowFrom(last, enrollment)',
    rules,
  ),
  guard(
    'whoever joins early waits for the day on which the course begins',
    dueTime,
    ': (beginOf(enrollment, outline, at) ?? at);',
    ': at;',
    rules,
  ),
  guard(
    'no lesson before the course begins, when its date was moved',
    nextStep,
    'if (!hasBegun(enrollment, outline, now)) {',
    'if (!hasBegun(enrollment, outline, later(now, { days: 999 }))) {',
    rules,
  ),
  guard(
    'nobody hurries a course that has not begun',
    courseRequest,
    'isRunning(enrollment, now) && hasBegun(enrollment, outline, now)',
    'isRunning(enrollment, now)',
    rules,
  ),
  guard(
    'a reader chooses what the course allows',
    courseRequest,
    'if (!cadencesFor(enrollment, outline).includes(cadence)) return undefined;',
    '',
    rules,
  ),
  guard(
    'days that were promised to everybody are kept by late lessons',
    'lib/domain/time/schedule.ts',
    'keepsItsDays(rhythm.cadence)',
    'keepsItsDays(rhythm.cadence) && !after',
    rules,
  ),
  guard(
    'lessons come as often as the form said',
    activation,
    'cadence: request?.cadence ?? enrollment.cadence',
    'cadence: enrollment.cadence',
    rules,
  ),
  guard(
    'five days also after coming back',
    activation,
    'const first = joiningTime(joined, outline, now);',
    'const first = now;',
    rules,
  ),
  guard(
    'a late lesson waits for the regular hour',
    nextStep,
    'if (isLate(dueAt, now)) {',
    'if (isLate(dueAt, dueAt)) {',
    rules,
  ),
  guard(
    'nothing goes before it is due',
    nextStep,
    "if (!dueAt || dueAt > now) return { kind: 'wait' };",
    "if (!dueAt) return { kind: 'wait' };",
    rules,
  ),

  // ── Newsletters ──
  guard(
    'an issue is not sent after its window',
    issueDelivery,
    "now > delivery.expiresAt ? { status: 'expired', at: now } : undefined",
    'undefined',
    newsletters,
  ),
  guard(
    'a late issue waits for the regular hour of its reader',
    issueDelivery,
    'return hour && isLate(dueAt, now) ? postponed(delivery, hour, now)',
    'return hour && dueAt > now ? postponed(delivery, hour, now)',
    newsletters,
  ),
  guard(
    'an issue is looked at again right before the call',
    deliverIssue,
    'if (reason) return never(reason);',
    '',
    newsletters,
  ),
  guard(
    'an issue that is stopped reaches nobody further',
    issueDelivery,
    "if (isCancelled) return { status: 'skipped', at: now, reason: 'cancelled' };",
    '',
    newsletters,
  ),
  guard(
    'an issue goes to members alone',
    issueDelivery,
    "if (!isMember) return { status: 'skipped', at: now, reason: 'left the list' };",
    '',
    newsletters,
  ),
  guard(
    'an issue does not go to a suppressed address',
    deliverIssue,
    'if (suppression) return skip(',
    'if (suppression && !subscriber) return skip(',
    newsletters,
  ),
  guard(
    'an issue made for somebody who was erased goes',
    deliverIssue,
    'if (!circumstances.isOnRecord) {',
    'if (false) {',
    newsletters,
  ),
  guard(
    'an issue has a fan-out that does not pass over an erasure',
    issueRecord,
    'removing: [...new Set([...record.removing, id])],',
    'removing: record.removing,',
    [...newsletters, 'tests/pipeline/send/erase-issue-delivery.test.ts'],
  ),
  guard(
    'an issue loses a candidate once, however often the removal is begun',
    issueRecord,
    'record.removing.includes(id)',
    'id.length > 0',
    ['tests/pipeline/send/erase-issue-delivery.test.ts'],
  ),
  guard(
    'an issue’s fan-out goes on after its worker has died',
    issueRecord,
    "    case 'fanning-out':\n      return { ...record, standing, dueAt: later(now, patience) };",
    "    case 'fanning-out':\n      return undefined;",
    newsletters,
  ),
  guard(
    'an issue’s fan-out is left to its worker for a while',
    issueRecord,
    'const patience = { minutes: 2 }',
    'const patience = { minutes: 0 }',
    newsletters,
  ),
  guard(
    'an issue’s fan-out counts only the page that moves its cursor',
    fanOut,
    "      if ((await issueRecords.save(moved)) === 'stale') return 'lost-race';",
    '      await issueRecords.save(moved);',
    newsletters,
  ),
  guard(
    'an issue’s cursor moves after its page',
    fanOut,
    'const reached = await makeDeliveries(ports, held, issue, page.found);',
    'const reached = page.found.length;\n      setImmediate(() => mayGoOn() && makeDeliveries(ports, held, issue, page.found).catch(() => 0));',
    newsletters,
  ),
  guard(
    'an issue has one copy a member, however often its page is done',
    fanOut,
    ': plannedDelivery(ref, issue, zone, ports.clock.now()),',
    ': { ...plannedDelivery(ref, issue, zone, ports.clock.now()), version: (await ports.issueDeliveries.load(ref))?.version ?? 0 },',
    newsletters,
  ),
  guard(
    'an issue has a tag for each member',
    'lib/domain/delivery/delivery-tag.ts',
    '({ subscriberId, listId, issueId }: IssueDeliveryRef): string =>',
    "({ listId, issueId }: IssueDeliveryRef, subscriberId = 'b'.repeat(26)): string =>",
    newsletters,
  ),
  guard(
    'an issue does not go before its hour',
    issueDelivery,
    "if (!dueAt || dueAt > now) return { kind: 'wait' };",
    "if (!dueAt) return { kind: 'wait' };",
    newsletters,
  ),
  guard(
    'an issue obeys the policy of its list',
    issueDelivery,
    "!reason && circumstances.unknownPolicy === 'resend-once'",
    '!reason',
    newsletters,
  ),
  guard(
    'an issue is not sent again to whoever may not have it',
    issueDelivery,
    "!reason && circumstances.unknownPolicy === 'resend-once'",
    "circumstances.unknownPolicy === 'resend-once'",
    newsletters,
  ),
  guard(
    'an issue whose resend is called off stays unknown',
    ledger,
    "entry?.status === 'sending' && entry.attempt === 2 ? {",
    'false ? {',
    newsletters,
  ),
  guard(
    'an issue is done only when nothing of it is open',
    issueRecord,
    'if (open > 0) return { ...record, dueAt: later(now, betweenChecks) };',
    '',
    newsletters,
  ),
  guard(
    'an issue’s books that differ raise an alarm',
    'lib/pipeline/send/issue-books.ts',
    'Math.max(record.candidates - gone.size, books.candidates)',
    'books.candidates',
    newsletters,
  ),

  // ── How fast ──
  guard(
    'a permit is not used late',
    rateLimiter,
    'unixNow() <= slot + permitTolerance',
    'slot > 0',
    simulation,
  ),
  guard('turns leave room for unevenness', permits, 'const slack = 50;', 'const slack = 0;', rules),
  guard('turns are given out once', permits, 'nextFree: first + span,', 'nextFree: first,', [
    ...rules,
    ...simulation,
  ]),
  guard('throttling slows down those who wait too', rateLimiter, 'voidUntil = lastGranted;', '', simulation),
  guard('throttling halves the rate', permits, 'sending.factor / 2', 'sending.factor', rules),
  guard(
    'SES is asked for its quota by one at a time',
    'lib/pipeline/send/read-quota.ts',
    "readAt: now } })) === 'stale')",
    'readAt: now } })) === undefined)',
    simulation,
  ),
  guard(
    'a sweep stops when the day is used up',
    'lib/pipeline/send/send-due.ts',
    "if (outcome === 'halted' || outcome === 'quota-used-up')",
    "if (outcome === 'halted')",
    sweeps,
  ),
  guard(
    'confirmations keep their share of the day',
    permits,
    'leftOf(1 - headroom[kind])',
    'leftOf(1)',
    rules,
  ),
  guard(
    'no permit comes after the end of the sweep',
    rateLimiter,
    'Math.min(patience, timeLeft())',
    'patience',
    [...simulation, ...sweeps],
  ),

  // ── The brake ──
  guard(
    'a copied table mails nobody',
    rateLimiter,
    'const foreign = read.madeIn !== undefined && read.madeIn !== (await storeIdentity());',
    'const foreign = false;',
    simulation,
  ),
  guard(
    'a stop stops everything',
    permits,
    "if (hold) return { kind: 'held', reason: hold.reason };",
    '',
    rules,
  ),
  guard(
    'refusals of the account in a row stop everything',
    sending,
    'if (byAccount >= limits.accountErrors)',
    'if (byAccount > 2 * limits.accountErrors)',
    rules,
  ),
  guard(
    'refusals of several people in a row stop everything',
    sending,
    'refusedInARow.length >= limits.refusalsInARow',
    'refusedInARow.length < 0',
    [...rules, ...simulation],
  ),
  guard('one person’s refusals are one proof', sending, 'if (isKnown || ', 'if (', [...rules, ...simulation]),
  guard(
    'a release lasts: who was refused before it proves nothing more',
    sending,
    'answeredFor.includes(refusal.recipient) ||',
    '',
    rules,
  ),
  guard(
    'an accepted mail ends a row of refusals',
    sending,
    ': { ...sending, refusedInARow: [], answeredFor: [] };',
    ': sending;',
    rules,
  ),
  guard('a refused mail waits longer each time', refusals, '2 ** (times - 1)', '1', rules),
  guard(
    'a mail that is refused for ever comes to its end',
    refusals,
    'times >= mostRefusals',
    'false',
    rules,
  ),
  guard(
    'only what has failed is sent again',
    resendFailed,
    "entry.status === 'failed' &&",
    "entry.status !== 'sending' &&",
    rules,
  ),
  guard(
    'what is sent again leaves the rest between two lessons',
    resendFailed,
    'const rested = joiningTime(active, outline, now);',
    'const rested = now;',
    rules,
  ),
  guard(
    'only a copy that has failed is sent again',
    issueDelivery,
    "delivery.entry?.status === 'failed'\n    ?",
    "delivery.entry?.status !== 'sending'\n    ?",
    newsletters,
  ),
  guard(
    'a resend that is refused leaves the first try unknown',
    ledger,
    'attempt === 2 ? { ...unknownEntry(1, at), final: true } : { status',
    'false ? { ...unknownEntry(1, at), final: true } : { status',
    rules,
  ),
  guard('bounces stop everything', health, "? 'bounce-rate' : undefined", '? undefined : undefined', rules),
  guard('complaints stop everything', health, "return 'complaint-rate';", 'return undefined;', rules),
  guard('one complaint is no rate', health, 'events >= fewestEvents && ', '', rules),
  guard(
    '"not spam" is no complaint',
    'lib/adapters/ses/ses-event.ts',
    "complaintFeedbackType === 'not-spam' ? 'nothing'",
    "complaintFeedbackType === 'not-spam' ? 'complained'",
    ['tests/adapters/ses/ses-event.test.ts'],
  ),
  guard(
    'a tag names one delivery',
    'lib/domain/delivery/delivery-tag.ts',
    "[whose, which, currentDeliveryKey(rest.join('_'))]",
    "[whose, which, currentDeliveryKey(rest[0] ?? '')]",
    rules,
  ),
  guard(
    'an item that cannot be read stops nobody else',
    'lib/pipeline/send/send-due.ts',
    "return 'failed-to-try' as const;",
    'throw error;',
    simulation,
  ),
  guard(
    'a request that comes again has the place that it took',
    'lib/adapters/dynamodb/caps.ts',
    "'#expiry > :now AND contains(#holders, :request)'",
    "'#expiry < :now AND contains(#holders, :request)'",
    ['tests/contracts/dynamodb.test.ts'],
  ),
  guard(
    'a request that comes again is counted once',
    'lib/adapters/dynamodb/caps.ts',
    ' AND NOT contains(#holders, :request))',
    ')',
    ['tests/contracts/dynamodb.test.ts'],
  ),
  guard(
    'a sign-up that is on record asks for no second mail',
    'lib/pipeline/sign-up/subscribe.ts',
    'request.signUp === signUp.request',
    'request.signUp === undefined',
    ['tests/pipeline/sign-up'],
  ),
  guard(
    'a sign-up that is taken late does not bring back who has left',
    'lib/pipeline/sign-up/subscribe.ts',
    'if (isOvertaken(known, signUp))',
    'if (isOvertaken(known, signUp) === undefined)',
    ['tests/pipeline/sign-up'],
  ),
  guard(
    'a form by somebody in the course leads to one mail, however often it is taken',
    'lib/pipeline/sign-up/subscribe.ts',
    'if (isAnsweredByOwnPage(known, signUp))',
    'if (isAnsweredByOwnPage(known, signUp) === undefined)',
    ['tests/pipeline/sign-up'],
  ),
  guard(
    'nobody who has left, bounced or complained gets the link to their own page',
    'lib/domain/enrollment/own-page.ts',
    "if (standing.status !== 'active' && standing.status !== 'completed') return undefined;",
    "if (standing.status === 'pending') return undefined;",
    [...rules, 'tests/pipeline/sign-up'],
  ),
  guard(
    'mails with the link to the own page are under the caps',
    'lib/pipeline/sign-up/subscribe.ts',
    'return withinCaps(ports)(capsFor(signUp, published.site.signUp, now), signUp.request, () =>',
    'return withinCaps(ports)([], signUp.request, () =>',
    ['tests/pipeline/sign-up'],
  ),
  guard(
    'an erasure that lands while an address change is agreed to is kept',
    'lib/pipeline/preferences/confirm-address-change.ts',
    'if (suppression) await suppressions.lift(to.addressHash, suppression, { at: clock.now(), by });',
    'const meanwhile = await suppressions.find(to.addressHash);\n  if (meanwhile) await suppressions.lift(to.addressHash, meanwhile, { at: clock.now(), by });',
    ['tests/pipeline/at-once.test.ts'],
  ),
  guard(
    'nobody moves to an address that has bounced or complained',
    'lib/pipeline/preferences/confirm-address-change.ts',
    'if (suppression && !givesWayTo(suppression, clock.now(), published.site.signUp))',
    "if (suppression?.reason === 'erased' && !givesWayTo(suppression, clock.now(), published.site.signUp))",
    ['tests/pipeline/at-once.test.ts'],
  ),
  guard(
    'a stranger’s forms do not keep anybody from moving to their address',
    'lib/domain/sign-up/sign-up-caps.ts',
    "...mailboxCaps(address, 'rolling by change', now, {",
    "...mailboxCaps(address, 'rolling', now, {",
    ['tests/domain/sign-up'],
  ),
  guard(
    'an address change that is asked for twice at once leads to one mail',
    'lib/pipeline/preferences/request-address-change.ts',
    "if (current && isOnRecord(current)) return 'asked';",
    '',
    ['tests/pipeline/sign-up'],
  ),
  guard(
    'an address that must not be mailed is not asked whether mail may come there',
    'lib/pipeline/send/deliver-address-mail.ts',
    '!suppression || (askedAt && givesWayTo(suppression, askedAt, published.site.signUp))',
    'askedAt !== null || suppression',
    ['tests/web/routes/preferences.test.ts'],
  ),
  guard(
    'a link to a new address opens its own request and no other',
    'lib/domain/delivery/address-change.ts',
    'if (latest !== request) return undefined;',
    '',
    ['tests/domain/delivery/address-change.test.ts'],
  ),
  guard(
    'an erasure takes the address change along',
    'lib/pipeline/privacy/erase-subscriber.ts',
    'await addressChanges.remove(id);',
    '',
    ['tests/web/own.test.ts'],
  ),
  guard(
    'an address change that is asked for while its person is erased leaves nothing',
    'lib/pipeline/preferences/request-address-change.ts',
    'if (!(await subscribers.load(subscriberId))) await addressChanges.remove(subscriberId);',
    '',
    ['tests/pipeline/at-once.test.ts'],
  ),
  guard(
    'what was not done by a replay waits on',
    'lib/pipeline/operate/replay-dead-letters.ts',
    "if (outcome === 'done') {",
    'if (outcome) {',
    ['tests/pipeline/operate'],
  ),

  // ── What other sites may do ──
  guard(
    'no other site frames a page with a button for one person',
    'lib/web/middleware/open-to-other-sites.ts',
    "c.req.method === 'POST' && c.req.path === signUpPath;",
    "c.req.method !== '' && c.req.path !== '';",
    ['tests/web/middleware/open-to-other-sites.test.ts'],
  ),
  guard(
    'a form in another site’s frame is not signed as ours',
    'lib/web/forms/form-token.ts',
    "signFormToken(web) : '');",
    'signFormToken(web) : signFormToken(web));',
    ['tests/web/routes/sign-up.elsewhere.test.ts'],
  ),

  // ── Where an author's articles come from ──
  guard(
    'no page that an author adds is fetched from a network of theirs, by a number',
    'lib/adapters/articles/fetch-document.ts',
    'if (isIP(host) !== 0 && !mayConnect(host)) throw notPublic(host);',
    '',
    ['tests/adapters/articles'],
  ),
  guard(
    'no page that an author adds is fetched from a network of theirs, by a name',
    'lib/adapters/articles/fetch-document.ts',
    '!found.every(({ address }) => mayConnect(address))',
    'false',
    ['tests/adapters/articles'],
  ),
  guard(
    'a model does not sign, and does not choose what its claim rests on',
    'lib/authoring/distil/write-claim.ts',
    'if (usurped.length > 0) return',
    'if (usurped.length > 99) return',
    ['tests/authoring/distil'],
  ),
  guard(
    'no mail shows an image that is not there',
    'lib/pipeline/publish/store-edition.ts',
    'for (const [name, bytes] of content.images) await images.store(name, bytes);',
    'void images;',
    ['tests/pipeline/publish/store-edition.test.ts'],
  ),
  guard(
    'no picture tells where it was taken',
    'lib/images/make-image.ts',
    'autoOrient: true })',
    'autoOrient: true }).keepMetadata()',
    ['tests/images/make-image.test.ts'],
  ),
];
