import type { PublishedCourse } from '../../domain/content/published/published-course.ts';
import type { CompiledMail } from '../../domain/mail/mail.ts';

/** A course as it would be published, with its mails. */
export type CompiledCourse = { course: Omit<PublishedCourse, 'publishedAt'>; mails: CompiledMail[] };
