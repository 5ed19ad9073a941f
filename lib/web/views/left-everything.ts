import type { Published } from '../../domain/membership/published.ts';
import type { SubscriberId } from '../../domain/subscriber/subscriber.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { canResubscribeToEverything } from '../../pipeline/unsubscribe/can-resubscribe.ts';
import { type WayBack, wayBackToEverything } from '../../pipeline/unsubscribe/way-back.ts';
import type { WebContext } from '../context.ts';
import { isUndoable } from './resubscribe-link.ts';
import type { HiddenForm } from './unsubscribed-page.ts';

/** For whoever left everything at a moment: the button that undoes it, where that is possible, and how else they come back. */
export const waysBackToEverything = async (
  { ports }: WebContext,
  { id, at, published }: { id: SubscriberId; at: Instant; published: Published | undefined },
  undo: HiddenForm,
): Promise<{ undo: HiddenForm | undefined; back: WayBack }> => {
  const canUndo = isUndoable(at, ports.clock.now()) && (await canResubscribeToEverything(ports)(id, at));
  return { undo: canUndo ? undo : undefined, back: await wayBackToEverything(ports)(id, published) };
};
