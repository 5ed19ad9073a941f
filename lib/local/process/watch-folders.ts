import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isLitter } from '../../adapters/content/read-files.ts';

/** Between two looks, in milliseconds. An editor writes a file in several steps: what is the same in two looks has been saved. */
const usualPause = 200;

/** Where something never comes to rest, every so many looks are taken for a save. */
const mostRestlessLooks = 25;

/** For each folder what changes with any file under it; undefined for one that is not there. */
export type Sight = ReadonlyMap<string, string | undefined>;

/** What the folders are like now, to compare with what they are like later. */
export const lookAt = async (folders: readonly string[]): Promise<Sight> => {
  const sights = folders.map(async (folder) => {
    const marks = await marksUnder(folder).catch(() => undefined);
    return [folder, marks?.sort().join('\n')] as const;
  });
  return new Map(await Promise.all(sights));
};

/** What goes while it is looked at is not there. */
const marksUnder = async (folder: string): Promise<string[]> => {
  const entries = await readdir(folder, { withFileTypes: true });
  const marks = entries
    .filter(({ name }) => !isLitter(name))
    .map((entry) => {
      const path = join(folder, entry.name);
      return (entry.isDirectory() ? marksUnder(path) : markOf(path)).catch(() => []);
    });
  return (await Promise.all(marks)).flat();
};

/** A copy that keeps its time, a rename over the old file, a link that leads elsewhere: each changes one of these. */
const markOf = async (path: string): Promise<string[]> => {
  const { ino, size, mtimeNs, ctimeNs } = await stat(path, { bigint: true });
  return [`${path} ${ino} ${size} ${mtimeNs} ${ctimeNs}`];
};

type Told = {
  /** Files have changed since, and have been left alone for a moment. Changes during the call lead to another one. */
  saved(): Promise<void>;
  /** A folder is not there any more. When it is back, that is a save. */
  gone(folder: string): void;
};

/**
 * Watches folders from the moment on when they were as `seen`; returns what stops it. It looks again and again rather than
 * being told by the file system, which tells of a folder's own files but not of another folder in its place.
 */
export const watchFolders = (
  folders: readonly string[],
  seen: Sight,
  { saved, gone }: Told,
  pause = usualPause,
): (() => void) => {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let known = seen;
  let last = seen;
  let restless = 0;

  const look = async () => {
    const now = await lookAt(folders);
    restless = folders.every((folder) => now.get(folder) === last.get(folder)) ? 0 : restless + 1;
    last = now;
    const isAtRest = restless === 0 || restless % mostRestlessLooks === 0;
    const changed = folders.filter((folder) => now.get(folder) !== known.get(folder));
    if (stopped) return;
    if (isAtRest && changed.length > 0) {
      known = now;
      const away = folders.filter((folder) => now.get(folder) === undefined);
      away.filter((folder) => changed.includes(folder)).forEach(gone);
      if (away.length === 0) await saved();
    }
    if (!stopped) timer = setTimeout(() => void look(), pause);
  };
  void look();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
};

/** Begins to watch folders; its `change` resolves with the next save in them, or when nobody waits for it any more. */
export const watchOnce = async (
  folders: readonly string[],
  signal: AbortSignal,
): Promise<{ change: Promise<void> }> => {
  const seen = await lookAt(folders);
  const change = new Promise<void>((resolve) => {
    const end = () => {
      stop();
      resolve();
    };
    const stop = watchFolders(folders, seen, { saved: async () => end(), gone: end });
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  });
  return { change };
};
