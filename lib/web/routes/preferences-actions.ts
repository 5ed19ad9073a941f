import type { PreferencesAction } from '../forms/preferences-form.ts';
import { postCourseRequest, postPause } from './preferences-course.ts';
import { postAddress, postDetails, postNewsletter } from './preferences-details.ts';
import type { PreferencesPost } from './preferences-post.ts';
import { postResubscribe, postUnsubscribe, postUnsubscribeReason } from './preferences-unsubscribe.ts';

/** Does what a button of the preference page asks for, and answers. */
export const postPreferencesAction = (
  post: PreferencesPost,
  action: PreferencesAction,
): Response | Promise<Response> => {
  switch (action.kind) {
    case 'next-now':
    case 'skip':
    case 'take-after-all':
    case 'again':
    case 'start-over':
    case 'rhythm':
      return postCourseRequest(post, action, action);
    case 'go-back':
    case 'resume':
      return postCourseRequest(post, action, { kind: action.kind });
    case 'pause':
      return postPause(post, action);
    case 'details':
      return postDetails(post, action);
    case 'address':
      return postAddress(post, action);
    case 'newsletter-yes':
    case 'newsletter-no':
      return postNewsletter(post, action);
    case 'leave-everything':
      return postUnsubscribe(post);
    case 'come-back':
      return postResubscribe(post, action);
    case 'why':
      return postUnsubscribeReason(post, action);
  }
};
