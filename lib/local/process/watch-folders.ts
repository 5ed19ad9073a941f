import { watch } from 'node:fs';

/** An editor writes a file in several steps; what happens within this time is one save. */
const settleMilliseconds = 150;

/** Calls `saved` after files under the folders have changed and been left alone for a moment; returns what stops it. */
export const watchFolders = (folders: readonly string[], saved: () => void): (() => void) => {
  let timer: NodeJS.Timeout | undefined;
  const watchers = folders.map((folder) =>
    watch(folder, { recursive: true }, () => {
      clearTimeout(timer);
      timer = setTimeout(saved, settleMilliseconds);
    }),
  );
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
};
