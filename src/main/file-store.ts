/** Where the files of this installation lie. */
import { join } from 'node:path';
import { FolderStore } from '#adapters/files/folder-store.ts';
import { S3Store } from '#adapters/files/s3-store.ts';
import type { Settings } from './settings.ts';

export const fileStoreOf = ({ home, s3 }: Pick<Settings, 'home' | 's3'>): FolderStore | S3Store =>
  s3 ? new S3Store(s3, join(home, 'files', 'incoming')) : new FolderStore(join(home, 'files'));
