import type { PreparedContent } from '../../domain/content/content.ts';
import type { Ports } from '../ports.ts';

/**
 * Stores content as an edition, whose name it returns: its images first, so that no edition names one that is not there. Changes
 * nothing that is live.
 */
export const storeEdition =
  ({ editions, images }: Pick<Ports, 'editions' | 'images'>) =>
  async (content: PreparedContent): Promise<string> => {
    for (const [name, bytes] of content.images) await images.store(name, bytes);
    return editions.store(content.files);
  };
