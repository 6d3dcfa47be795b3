/** The behaviour that govuk-frontend brings for its own components; a page works without. */
import { Button, Checkboxes, ErrorSummary, NotificationBanner, Radios, ServiceNavigation } from 'govuk-frontend';

document.body.classList.add('js-enabled', 'govuk-frontend-supported');

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => print());
}

const behaviours = {
  'govuk-button': Button,
  'govuk-checkboxes': Checkboxes,
  'govuk-error-summary': ErrorSummary,
  'govuk-notification-banner': NotificationBanner,
  'govuk-radios': Radios,
  'govuk-service-navigation': ServiceNavigation,
};

for (const [name, Behaviour] of Object.entries(behaviours))
  for (const element of document.querySelectorAll<HTMLElement>(`[data-module="${name}"]`)) new Behaviour(element);
