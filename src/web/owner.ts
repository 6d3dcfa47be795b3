/** Whose drafts, uploads and papers they are. */
import type { View } from './view.ts';

export const ownerOf = (view: View): string => `${view.session?.kind}:${view.session?.id}`;
