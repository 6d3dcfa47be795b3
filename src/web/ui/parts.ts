/** What every component shares: contents, classes, further attributes. Markup follows govuk-frontend, whose fixtures prove it. */
import type { ComponentChildren } from 'preact';

/** What stands inside: text, or elements. */
export type Content = ComponentChildren;

export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

export interface Common {
  classes?: string;
  attributes?: Attributes;
}

export interface Text extends Common {
  text?: Content;
}

/** The classes that are there, in order. */
export const classes = (...names: (string | false | undefined)[]): string => names.filter(Boolean).join(' ');

/** Ids of what describes a field, or nothing. */
export const ids = (...names: (string | false | undefined)[]): string | undefined =>
  names.filter(Boolean).join(' ') || undefined;
