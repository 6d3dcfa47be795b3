/** What was entered of the result of a body outside, as it should be: entered by one officer, or proposed by one and entered by another. */

/** What a body outside answered, as an officer enters it. */
export interface OutsideResult {
  outcome: 'granted' | 'refused';
  number: string;
  issuedOn: string;
  file?: string;
  /** Why there is no number; of before that was asked for, nothing. */
  unnumbered?: string;
  /** Of a refusal, as their answer has them. */
  theirReason?: string;
  theirLaw?: string;
}

/** Entered by one officer with neither number nor file: it counts, and anybody is told of it, once another officer has confirmed it. */
export interface EnteredResult extends OutsideResult {
  at: string;
  by: { id: string; name: string };
}

/** What is for the office alone while it waits, and what of it never came to stand. */
export const isUnconfirmed = ({ type }: { type: string }): boolean =>
  ['outside-result-entered', 'outside-result-declined', 'strike-proposed', 'strike-declined'].includes(type);

export interface CorrectedResult extends OutsideResult {
  why: string;
}

/** A refusal that is to be entered as granted, or a grant as refused, until another officer has looked at it. */
export interface OutsideCorrection extends CorrectedResult {
  at: string;
  by: { id: string; name: string };
}
