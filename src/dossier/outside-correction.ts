/** What was entered of the result of a body outside, as it should be: entered by one officer, or proposed by one and entered by another. */

export interface CorrectedResult {
  outcome: 'granted' | 'refused';
  number: string;
  issuedOn: string;
  file?: string;
  unnumbered?: string;
  theirReason?: string;
  theirLaw?: string;
  why: string;
}

/** A refusal that is to be entered as granted, until another officer has looked at it. */
export interface OutsideCorrection extends CorrectedResult {
  at: string;
  by: { id: string; name: string };
}
