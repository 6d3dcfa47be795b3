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

export interface CorrectedResult extends OutsideResult {
  why: string;
}

/** A refusal that is to be entered as granted, or a grant as refused, until another officer has looked at it. */
export interface OutsideCorrection extends CorrectedResult {
  at: string;
  by: { id: string; name: string };
}
