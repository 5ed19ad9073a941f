import type { Metric } from '../domain/reports/metric.ts';

/** Counts that are on no alarm and not on the dashboard, and why that loses nothing. */
export const unwatchedMetrics: Partial<Record<Metric, string>> = {
  signUpAlreadyEnrolled:
    'Somebody in the course filled in the form again, and got the link to their own page.',
  signUpSuppressed:
    'The address must not be mailed, and was not; bounces and complaints are shown where they come.',
  confirmationAskedAgain: 'A link had run out and another was asked for, within the caps of sign-ups.',
  courseRequestsGranted: 'Pauses, cadences and the like, as people like them.',
  addressChangesRequested: 'Under the caps of sign-ups; those that were agreed to are shown.',
  webhooksDelivered: 'Other systems were told of what happened, as they asked to be.',
  webhooksFailed: 'Each is tried again, and what fails for good is a dead letter, which has an alarm.',
  apiKeyRefused: 'A program came with a key that opens nothing; what it wanted was not done.',
  apiKeyCapped: 'A program asked more often than its key allows, and was told when to ask again.',
  unsubscribeReasons: 'What people say is read in the export, not counted.',
  settledByEvent: 'Good news: the fate of a mail became known. Those still unknown have an alarm.',
  coursesPublished: 'Whoever publishes is told; a build that was refused has an alarm.',
};
