/** Files and folders that somebody names to a command: what is not there, is the other of the two or may not be read is said in words. */
import { readFileSync } from 'node:fs';
import { type Language, refusalText, refuse } from '#kernel/outcome.ts';
import { type Phrase, phrase } from '#kernel/phrase.ts';

export function readGiven(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    // A folder opens, and only reading fails: the system names no path then.
    throw Object.assign(error as Error, { path });
  }
}

/** Why the system does not give what stands at a path; nothing where the error is of something else. */
export function pathFault(error: unknown): Phrase | undefined {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOENT':
      return phrase('path-missing');
    case 'EISDIR':
      return phrase('path-folder');
    case 'ENOTDIR':
    case 'EEXIST':
      return phrase('path-no-folder');
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return phrase('path-forbidden');
    case 'ENAMETOOLONG':
    case 'ELOOP':
      return phrase('path-impossible');
    default:
      return undefined;
  }
}

/** An error of a path, in words; any other is thrown on. */
export function pathRefusal(error: unknown, language: Language): string {
  const detail = pathFault(error);
  const { path: file } = error as NodeJS.ErrnoException;
  if (!detail || file === undefined) throw error;
  return refusalText(refuse('import-file-unknown', { file, detail }), language);
}
