/**
 * Papers are sent as soon as they are chosen, with how far they are, and go on where a weak line broke off. What cannot be sent
 * so is sent with the form, as without scripts.
 */
import { Upload } from 'tus-js-client';

const NO_ROOM = 507;

const token = document.body.dataset['token'] ?? '';

/** Resolves when it has arrived, or will go with the form. */
function send(input: HTMLInputElement, file: File, words: DOMStringMap): Promise<void> {
  const form = input.form as HTMLFormElement;
  const name = `sent-${input.name}`;
  // The one chosen before is not meant any more.
  form.querySelector(`input[name="${CSS.escape(name)}"]`)?.remove();
  const place = document.createElement('div');
  place.className = 'mc-upload';
  const bar = document.createElement('progress');
  bar.max = file.size;
  const said = document.createElement('p');
  said.className = 'govuk-body-s';
  said.setAttribute('role', 'status');
  said.textContent = `${words['sending']} ${file.name}`;
  bar.setAttribute('aria-label', file.name);
  place.append(bar, said);
  input.closest('.govuk-form-group, td')?.querySelector('.mc-upload')?.remove();
  (input.closest('.mc-file') ?? input).after(place);
  return new Promise<void>((resolve) => {
    const upload = new Upload(file, {
      endpoint: '/uploads',
      headers: { 'x-form-token': token },
      metadata: { filename: file.name },
      // The same file for two papers is sent for each: what was begun for one is not the other's.
      fingerprint: async () => ['mc', location.pathname, input.name, file.name, file.size, file.lastModified].join(':'),
      chunkSize: 4 * 1024 * 1024,
      retryDelays: [0, 1000, 3000, 5000, 10_000, 20_000, 30_000],
      removeFingerprintOnSuccess: true,
      onProgress: (sent, total) => {
        bar.value = sent;
        bar.max = total;
      },
      onSuccess: () => {
        const id = upload.url?.split('/').at(-1) ?? '';
        const sent = Object.assign(document.createElement('input'), { type: 'hidden', name, value: id });
        form.append(sent);
        input.value = '';
        said.textContent = `${words['sent']} ${file.name}`;
        resolve();
      },
      // A server that is out of room will be so in a minute, too.
      onShouldRetry: ({ originalResponse }) => {
        const status = originalResponse?.getStatus() ?? 0;
        return status === 0 || status === 409 || status === 423 || (status >= 500 && status !== NO_ROOM);
      },
      onError: () => {
        // It stays in the form and goes with it: the answer says what is wrong.
        said.textContent = `${words['withForm']} ${file.name}`;
        resolve();
      },
    });
    void upload.findPreviousUploads().then(([before]) => {
      if (before) upload.resumeFromPreviousUpload(before);
      upload.start();
    });
  });
}

/** Also of what was chosen meanwhile. */
async function settled(sendings: ReadonlySet<Promise<void>>): Promise<void> {
  while (sendings.size) await Promise.all(sendings);
}

/** What was wrong with the file before is not said of the one that was chosen now. */
function forgetError(input: HTMLInputElement): void {
  const group = input.closest('.govuk-form-group--error');
  group?.querySelector('.govuk-error-message')?.remove();
  group?.classList.remove('govuk-form-group--error');
  input.classList.remove('govuk-file-upload--error');
  const item = document.querySelector(`.govuk-error-summary a[href="#${CSS.escape(input.id)}"]`)?.closest('li');
  const summary = item?.closest('.govuk-error-summary');
  item?.remove();
  if (summary && !summary.querySelector('li')) summary.remove();
}

/** What the server would refuse anyway; a kind that the browser does not know is left to it. */
function faultOf({ accept }: HTMLInputElement, file: File, words: DOMStringMap): string | undefined {
  if (file.size > Number(words['limit'])) return words['tooLarge'];
  if (!file.size) return words['empty'];
  const kinds = accept.split(',').map((kind) => kind.trim());
  // The sentence names the kinds of papers; other fields take others.
  if (!kinds.includes('image/png') || !file.type || kinds.includes(file.type)) return undefined;
  return words['wrongType'];
}

/** As the server writes an error of that field; the file is let go, so that nobody hands it in. */
function showError(input: HTMLInputElement, file: File, fault: string, words: DOMStringMap): void {
  const group = input.closest('.govuk-form-group');
  const error = Object.assign(document.createElement('p'), {
    className: 'govuk-error-message',
    id: `${input.id}-error`,
  });
  error.setAttribute('role', 'alert');
  const prefix = Object.assign(document.createElement('span'), { className: 'govuk-visually-hidden' });
  prefix.textContent = `${words['error']} `;
  error.append(prefix, `${file.name}: ${fault}`);
  group?.classList.add('govuk-form-group--error');
  group?.querySelector('.mc-upload')?.remove();
  input.classList.add('govuk-file-upload--error');
  (input.closest('.mc-file') ?? input).before(error);
  input.value = '';
  input.dispatchEvent(new Event('cleared'));
}

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-upload]')) {
  const sendings = new Set<Promise<void>>();
  form.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement) || target.type !== 'file') return;
    const [file] = target.files ?? [];
    if (!file) return;
    forgetError(target);
    const fault = faultOf(target, file, form.dataset);
    if (fault) {
      showError(target, file, fault, form.dataset);
      return;
    }
    const done = send(target, file, form.dataset);
    sendings.add(done);
    void done.then(() => sendings.delete(done));
  });
  form.addEventListener('submit', (event) => {
    if (!sendings.size) return;
    event.preventDefault();
    // By the same button: it says what becomes of the form.
    void settled(sendings).then(() => form.requestSubmit(event.submitter));
  });
}
