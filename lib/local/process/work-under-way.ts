/** What a world has under way, so that its end can wait for it. */
export type WorkUnderWay = {
  /** The end has come: what runs stops at the next safe point, and nothing new begins. */
  isEnding(): boolean;
  /** Runs a piece of work that the end waits for. */
  during<Result>(work: () => Promise<Result>): Promise<Result>;
  /**
   * Begins the end, and resolves when nothing is under way any more, or when so many milliseconds are over or `lost`
   * says that it is no use waiting.
   */
  end(patience: number, lost: Promise<unknown>): Promise<'finished' | 'cut-off'>;
};

export const createWorkUnderWay = (): WorkUnderWay => {
  const underWay = new Set<Promise<unknown>>();
  let ending = false;
  /** What is under way may set other work going. */
  const allDone = async (): Promise<'finished'> => {
    while (underWay.size > 0) await Promise.allSettled(underWay);
    return 'finished';
  };
  return {
    isEnding: () => ending,
    during: async (work) => {
      const running = work();
      underWay.add(running);
      try {
        return await running;
      } finally {
        underWay.delete(running);
      }
    },
    end: async (patience, lost) => {
      ending = true;
      const { promise: late, resolve: giveUp } = Promise.withResolvers<'cut-off'>();
      const timer = setTimeout(() => giveUp('cut-off'), patience);
      const how = await Promise.race([allDone(), late, lost.then(() => 'cut-off' as const)]);
      clearTimeout(timer);
      return how;
    },
  };
};
