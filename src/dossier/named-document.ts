/** A document of an authority as somebody reads it off: its number, who issued it and its day. It names what can be found and looked at. */
import { namesBody } from '#authority/bodies.ts';
import { isDay } from '#kernel/day.ts';
import { namesNumber } from '#kernel/paper-number.ts';
import { isPaperNumber } from '#kernel/told-text.ts';

export interface NamedDocument {
  issuer: string;
  number: string;
  /** Local, such as 2026-11-20. */
  issued: string;
}

/** It has a number and no sentence around one, an agency by name (not a person), and a day. */
export const isNamedWhole = ({ issuer, number, issued }: NamedDocument): boolean =>
  namesNumber(number) && isPaperNumber(number) && namesBody(issuer) && Boolean(issued);

export const isDayWithin = (day: string, from: string, to: string): boolean => isDay(day) && day >= from && day <= to;
