/** A unit of an address that was none on the day, or ended before it; `near`: names that may have been meant; `whole`: what the province is called then. */
export interface MisnamedUnit {
  rule: 'unit-unknown' | 'unit-near' | 'unit-ended' | 'whole-former';
  named: string;
  near: string;
  whole: string;
  date: string;
}
