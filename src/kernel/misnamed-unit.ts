/**
 * A unit of an address that was none on the day, or ended before it; another name of the province than that of the day (`whole-other`),
 * or one that is shortened, or written without tones. `near`: what may have been meant; `whole`: what the province is called then.
 */
export interface MisnamedUnit {
  rule: 'unit-unknown' | 'unit-near' | 'unit-ended' | 'whole-other' | 'unit-spelt' | 'unit-toneless';
  named: string;
  near: string;
  whole: string;
  date: string;
}
