/** What a consulted unit said, and who spoke for it. */
export interface Opinion {
  opinion: 'agree' | 'disagree' | 'no-comment';
  text: string;
  at: string;
  /** Who spoke for the unit; states that were saved before do not say. */
  by?: { id: string; name: string };
  title?: string;
  number?: string;
  /** Why it stands in the place of the one before. */
  replaces?: string;
}
