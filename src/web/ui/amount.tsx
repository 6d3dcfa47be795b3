/** An amount of money, in đồng, to be typed. */
import type { JSX } from 'preact';
import { Input } from './fields.tsx';

export const Amount = (p: Omit<Parameters<typeof Input>[0], 'inputmode' | 'suffix' | 'classes'>): JSX.Element => (
  <Input {...p} inputmode="numeric" suffix={{ text: '₫' }} classes="govuk-input--width-10" />
);
