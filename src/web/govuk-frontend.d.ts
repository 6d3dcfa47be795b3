/** The package ships no types; these are the parts we use. */
declare module 'govuk-frontend' {
  type Behaviour = new (root: HTMLElement) => object;
  export const Button: Behaviour;
  export const Checkboxes: Behaviour;
  export const ErrorSummary: Behaviour;
  export const NotificationBanner: Behaviour;
  export class Radios {
    constructor(root: HTMLElement);
    syncConditionalRevealWithInputState(input: HTMLInputElement): void;
  }
  export const ServiceNavigation: Behaviour;
}

declare module '*.css';
